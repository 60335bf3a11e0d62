package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SQLite in a file meets the contract, with all that it declares. */
class SqliteFileConformanceTest extends DriverConformance {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(() -> directory);
    }
}
