package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.SqlDataDriver;
import java.nio.file.Path;

/** Opens drivers for SQLite: a file, or memory. The caller closes what it opens. */
public final class SqliteDriver {
    private SqliteDriver() {}

    /**
     * A driver for a database.
     *
     * @param config where it is and how it is opened
     * @return the driver; the file is opened, and created if it is missing, on first use
     * @throws DriverException {@code INVALID_CONFIG} or {@code UNSUPPORTED}, before a file is created
     */
    public static SqlDataDriver open(SqliteDriverConfig config) {
        return SqlDataDriver.over(SqliteExecutors.open(config), config.settings());
    }

    /**
     * A driver for a database that lives in memory until the driver is closed: one connection, used in turn.
     *
     * @return the driver
     */
    public static SqlDataDriver inMemory() {
        return open(SqliteDriverConfig.builder().url(":memory:").build());
    }

    /**
     * A driver for a file.
     *
     * @param file the file; missing folders are created
     * @return the driver
     */
    public static SqlDataDriver file(Path file) {
        return open(SqliteDriverConfig.builder()
                .url(file.toAbsolutePath().toUri().toString())
                .build());
    }
}
