package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverLaws;
import com.objectstack.conformance.DriverUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileLawsTest extends DriverLaws {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(directory);
    }
}
