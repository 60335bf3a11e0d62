package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTenancy;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTenancyTest extends LawsOfTenancy {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(directory);
    }
}
