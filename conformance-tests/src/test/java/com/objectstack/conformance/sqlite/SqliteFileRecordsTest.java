package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfRecords;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileRecordsTest extends LawsOfRecords {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(directory);
    }
}
