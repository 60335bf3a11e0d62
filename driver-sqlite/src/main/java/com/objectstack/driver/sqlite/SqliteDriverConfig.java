package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a SQLite database is opened. Immutable; made by {@link #builder} or {@link #fromMap}, which refuse what is wrong
 * with {@code INVALID_CONFIG} before anything is opened or created.
 */
public final class SqliteDriverConfig {
    private static final int FEWEST_DEFAULT_READERS = 2;
    private static final int MOST_DEFAULT_READERS = 8;
    private static final int MOST_READERS = 256;

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

    private SqliteDriverConfig(Builder builder) {
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
    }

    /**
     * A builder with the defaults and no database yet.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The configuration in a map, as JSON gives it: {@code url}, {@code durability} ({@code normal} or {@code full}),
     * {@code readers}, {@code busyTimeoutMillis}, {@code acquireTimeoutMillis}, {@code connectTimeoutMillis},
     * {@code statementCacheSize}, {@code cacheSizeKib}, {@code mmapSizeBytes}, {@code dataSource}.
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

    /** The settings without the URL's parameters. */
    @Override
    public String toString() {
        String where = url == null ? "data source" : url.replaceFirst("\\?.*", "");
        return "SqliteDriverConfig[" + where + ", " + durability + ", readers=" + readers + "]";
    }

    /** Collects a configuration. For one thread. */
    public static final class Builder {
        private @Nullable String url;
        private @Nullable DataSource dataSource;
        private Durability durability = Durability.NORMAL;
        private int readers =
                Math.clamp(Runtime.getRuntime().availableProcessors(), FEWEST_DEFAULT_READERS, MOST_DEFAULT_READERS);
        private Duration busyTimeout = Duration.ofSeconds(5);
        private Duration acquireTimeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private int statementCacheSize = 150;
        private int cacheSizeKib = 16 * 1024;
        private long mmapSizeBytes;

        private Builder() {}

        /**
         * Sets the database.
         *
         * @param newUrl {@code file:path}, with {@code ?mode=ro}, {@code rw} or {@code rwc} if wanted, or
         *     {@code :memory:}
         * @return this
         */
        public Builder url(String newUrl) {
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
        public Builder dataSource(DataSource source) {
            dataSource = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what survives a loss of power.
         *
         * @param value the durability
         * @return this
         */
        public Builder durability(Durability value) {
            durability = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets how many connections read.
         *
         * @param count 1 to 256
         * @return this
         */
        public Builder readers(int count) {
            readers = (int) inRange("readers", count, 1, MOST_READERS);
            return this;
        }

        /**
         * Sets how long to wait for other processes.
         *
         * @param timeout 0 or more
         * @return this
         */
        public Builder busyTimeout(Duration timeout) {
            busyTimeout = notNegative("busyTimeout", timeout);
            return this;
        }

        /**
         * Sets how long to wait for this driver's connections.
         *
         * @param timeout 0 or more
         * @return this
         */
        public Builder acquireTimeout(Duration timeout) {
            acquireTimeout = notNegative("acquireTimeout", timeout);
            return this;
        }

        /**
         * Sets how long to wait for the data source.
         *
         * @param timeout 0 or more
         * @return this
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = notNegative("connectTimeout", timeout);
            return this;
        }

        /**
         * Sets how many prepared statements each connection keeps.
         *
         * @param count 0 or more
         * @return this
         */
        public Builder statementCacheSize(int count) {
            statementCacheSize = (int) inRange("statementCacheSize", count, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets each connection's page cache.
         *
         * @param kib KiB, 1 or more
         * @return this
         */
        public Builder cacheSizeKib(int kib) {
            cacheSizeKib = (int) inRange("cacheSizeKib", kib, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Maps a part of the file into memory.
         *
         * @param bytes bytes, 0 for none
         * @return this
         */
        public Builder mmapSizeBytes(long bytes) {
            mmapSizeBytes = inRange("mmapSizeBytes", bytes, 0, Long.MAX_VALUE);
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
}
