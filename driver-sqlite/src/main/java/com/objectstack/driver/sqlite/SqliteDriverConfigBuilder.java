package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects a configuration. For one thread. */
public final class SqliteDriverConfigBuilder {
    private static final int FEWEST_DEFAULT_READERS = 2;
    private static final int MOST_DEFAULT_READERS = 8;
    private static final int MOST_READERS = 256;

    @Nullable
    String url;

    @Nullable
    DataSource dataSource;

    Durability durability = Durability.NORMAL;
    int readers = Math.clamp(Runtime.getRuntime().availableProcessors(), FEWEST_DEFAULT_READERS, MOST_DEFAULT_READERS);
    Duration busyTimeout = Duration.ofSeconds(5);
    Duration acquireTimeout = Duration.ofSeconds(30);
    Duration connectTimeout = Duration.ofSeconds(10);
    int statementCacheSize = 150;
    int cacheSizeKib = 16 * 1024;
    long mmapSizeBytes;
    SqlDriverSettings settings = SqlDriverSettings.DEFAULTS;

    SqliteDriverConfigBuilder() {}

    /**
     * Sets the database.
     *
     * @param newUrl {@code file:path}, with {@code ?mode=ro}, {@code rw} or {@code rwc} if wanted, or
     *     {@code :memory:}
     * @return this
     */
    public SqliteDriverConfigBuilder url(String newUrl) {
        url = Objects.requireNonNull(newUrl, "newUrl");
        return this;
    }

    /**
     * Takes connections from a data source instead of a URL: one and as many as readers, once, when the driver
     * opens. They are set up and kept until the driver closes. They must be, or wrap, sqlite-jdbc's connections to
     * one database.
     *
     * @param source the data source
     * @return this
     */
    public SqliteDriverConfigBuilder dataSource(DataSource source) {
        dataSource = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets what survives a loss of power.
     *
     * @param value the durability
     * @return this
     */
    public SqliteDriverConfigBuilder durability(Durability value) {
        durability = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets how many connections read.
     *
     * @param count 1 to 256
     * @return this
     */
    public SqliteDriverConfigBuilder readers(int count) {
        readers = (int) inRange("readers", count, 1, MOST_READERS);
        return this;
    }

    /**
     * Sets how long to wait for other processes.
     *
     * @param timeout 0 or more
     * @return this
     */
    public SqliteDriverConfigBuilder busyTimeout(Duration timeout) {
        busyTimeout = notNegative("busyTimeout", timeout);
        return this;
    }

    /**
     * Sets how long to wait for this driver's connections.
     *
     * @param timeout 0 or more
     * @return this
     */
    public SqliteDriverConfigBuilder acquireTimeout(Duration timeout) {
        acquireTimeout = notNegative("acquireTimeout", timeout);
        return this;
    }

    /**
     * Sets how long to wait for the data source.
     *
     * @param timeout 0 or more
     * @return this
     */
    public SqliteDriverConfigBuilder connectTimeout(Duration timeout) {
        connectTimeout = notNegative("connectTimeout", timeout);
        return this;
    }

    /**
     * Sets how many prepared statements each connection keeps.
     *
     * @param count 0 or more
     * @return this
     */
    public SqliteDriverConfigBuilder statementCacheSize(int count) {
        statementCacheSize = (int) inRange("statementCacheSize", count, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets each connection's page cache.
     *
     * @param kib KiB, 1 or more
     * @return this
     */
    public SqliteDriverConfigBuilder cacheSizeKib(int kib) {
        cacheSizeKib = (int) inRange("cacheSizeKib", kib, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Maps a part of the file into memory.
     *
     * @param bytes bytes, 0 for none
     * @return this
     */
    public SqliteDriverConfigBuilder mmapSizeBytes(long bytes) {
        mmapSizeBytes = inRange("mmapSizeBytes", bytes, 0, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets what the driver is told besides its database: whether large tables may be scanned, whose the tables are, ids.
     *
     * @param value the settings
     * @return this
     */
    public SqliteDriverConfigBuilder settings(SqlDriverSettings value) {
        settings = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * The configuration.
     *
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} or {@code UNSUPPORTED} for the URL
     */
    public SqliteDriverConfig build() {
        if ((url == null) == (dataSource == null)) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG,
                    "/url",
                    url == null ? "there is no url" : "there are both a url and a data source",
                    "give one of them");
        }
        if (url != null) {
            UrlParser.parse(url);
        }
        return new SqliteDriverConfig(this);
    }

    private static Duration notNegative(String name, Duration value) {
        inRange(name, value.toMillis(), 0, Long.MAX_VALUE);
        return value;
    }

    private static long inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            String range = most == Long.MAX_VALUE || most == Integer.MAX_VALUE ? " or more" : " to " + most;
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG, "/" + name, name + " must be " + least + range + ", got " + value);
        }
        return value;
    }
}
