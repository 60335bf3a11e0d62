package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverFixtures;
import com.objectstack.conformance.DriverUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileFixturesTest extends DriverFixtures {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(directory);
    }
}
