package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTransactions;

class SqliteMemoryTransactionsTest extends LawsOfTransactions {
    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory();
    }
}
