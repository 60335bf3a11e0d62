package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverFixtures;
import com.objectstack.conformance.DriverUnderTest;

class SqliteMemoryFixturesTest extends DriverFixtures {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
