package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverLaws;
import com.objectstack.conformance.DriverUnderTest;

class SqliteMemoryLawsTest extends DriverLaws {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
