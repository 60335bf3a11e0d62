package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Shares;

/** SQLite in memory meets the contract, with all that it declares. */
class SqliteMemoryConformanceTest extends DriverConformance {
    /** By day a tenth of the cases: those of a file are all drawn. */
    private static final double SHARE = Shares.byDay(0.1);

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.inMemory().tryingShare(SHARE);
    }
}
