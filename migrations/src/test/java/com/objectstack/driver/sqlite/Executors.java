package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.SqlExecutor;
import java.nio.file.Path;

/** The executor under a driver, to be wrapped. */
public final class Executors {
    private Executors() {}

    /** Of a file. */
    public static SqlExecutor ofFile(Path file) {
        return SqliteExecutors.open(
                SqliteDriverConfig.builder().url("file:" + file).build());
    }
}
