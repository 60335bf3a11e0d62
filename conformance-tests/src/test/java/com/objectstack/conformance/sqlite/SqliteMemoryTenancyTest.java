package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTenancy;

class SqliteMemoryTenancyTest extends LawsOfTenancy {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
