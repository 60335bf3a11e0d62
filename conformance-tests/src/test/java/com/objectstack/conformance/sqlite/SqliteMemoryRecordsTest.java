package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfRecords;

class SqliteMemoryRecordsTest extends LawsOfRecords {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
