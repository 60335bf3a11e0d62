package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;

/** SQLite in memory meets the contract, with all that it declares. */
class SqliteMemoryConformanceTest extends DriverConformance {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
