package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a SQLite database is opened. Immutable; made by {@link #builder} or {@link #fromMap}, which refuse what is wrong
 * with {@code INVALID_CONFIG} before anything is opened or created.
 */
public final class SqliteDriverConfig {
    private final @Nullable String url;
    private final @Nullable DataSource dataSource;
    private final Durability durability;
    private final int readers;
    private final Duration busyTimeout;
    private final Duration acquireTimeout;
    private final Duration connectTimeout;
    private final int statementCacheSize;
    private final int cacheSizeKib;
    private final long mmapSizeBytes;
    private final SqlDriverSettings settings;

    SqliteDriverConfig(SqliteDriverConfigBuilder builder) {
        this.url = builder.url;
        this.dataSource = builder.dataSource;
        this.durability = builder.durability;
        this.readers = builder.readers;
        this.busyTimeout = builder.busyTimeout;
        this.acquireTimeout = builder.acquireTimeout;
        this.connectTimeout = builder.connectTimeout;
        this.statementCacheSize = builder.statementCacheSize;
        this.cacheSizeKib = builder.cacheSizeKib;
        this.mmapSizeBytes = builder.mmapSizeBytes;
        this.settings = builder.settings;
    }

    /**
     * A builder with the defaults and no database yet.
     *
     * @return a new builder
     */
    public static SqliteDriverConfigBuilder builder() {
        return new SqliteDriverConfigBuilder();
    }

    /**
     * The configuration in a map, as JSON gives it: {@code url}, {@code durability} ({@code normal} or {@code full}),
     * {@code readers}, {@code busyTimeoutMillis}, {@code acquireTimeoutMillis}, {@code connectTimeoutMillis},
     * {@code statementCacheSize}, {@code cacheSizeKib}, {@code mmapSizeBytes}, {@code dataSource}, and the
     * {@link com.objectstack.driver.sql.SettingsProperties} of every transport.
     *
     * @param properties the properties; null values count as absent
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} with all problems: unknown properties and wrong values;
     *     {@code UNSUPPORTED} for {@code encryptionKey} and {@code wasm}
     */
    public static SqliteDriverConfig fromMap(Map<String, ? extends @Nullable Object> properties) {
        return new ConfigReader().read(properties);
    }

    /**
     * The URL.
     *
     * @return {@code file:…} or {@code :memory:}, empty if connections come from a data source
     */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /**
     * The factory of connections.
     *
     * @return the data source, empty if the driver opens connections itself
     */
    public Optional<DataSource> dataSource() {
        return Optional.ofNullable(dataSource);
    }

    /**
     * What survives a loss of power.
     *
     * @return the durability, {@link Durability#NORMAL} unless set
     */
    public Durability durability() {
        return durability;
    }

    /**
     * How many statements and streams can read at the same time.
     *
     * @return the number of reading connections, by default one per core, 2 to 8
     */
    public int readers() {
        return readers;
    }

    /**
     * How long a statement waits for a lock of another process before it fails with {@code BUSY}.
     *
     * @return the time, 5 seconds unless set
     */
    public Duration busyTimeout() {
        return busyTimeout;
    }

    /**
     * How long a call waits for a connection of this driver before it fails with {@code BUSY}.
     *
     * @return the time, 30 seconds unless set
     */
    public Duration acquireTimeout() {
        return acquireTimeout;
    }

    /**
     * How long the data source may take to give its connections.
     *
     * @return the time, 10 seconds unless set
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * How many prepared statements each connection keeps.
     *
     * @return the number, 150 unless set
     */
    public int statementCacheSize() {
        return statementCacheSize;
    }

    /**
     * The size of each connection's page cache.
     *
     * @return KiB, 16384 unless set
     */
    public int cacheSizeKib() {
        return cacheSizeKib;
    }

    /**
     * How much of the file is mapped into memory. Mapping makes large reads quicker, but an input/output error then ends
     * the process, and network file systems must not be mapped.
     *
     * @return bytes, 0 (off) unless set
     */
    public long mmapSizeBytes() {
        return mmapSizeBytes;
    }

    /**
     * What the driver is told besides its database.
     *
     * @return the settings, {@link SqlDriverSettings#DEFAULTS} unless set
     */
    public SqlDriverSettings settings() {
        return settings;
    }

    /** The settings without the URL's parameters. */
    @Override
    public String toString() {
        String where = url == null ? "data source" : url.replaceFirst("\\?.*", "");
        return "SqliteDriverConfig[" + where + ", " + durability + ", readers=" + readers + "]";
    }
}
