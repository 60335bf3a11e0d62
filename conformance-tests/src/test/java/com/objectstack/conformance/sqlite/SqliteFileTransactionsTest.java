package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTransactions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTransactionsTest extends LawsOfTransactions {
    @TempDir
    Path directory;

    @Override
    protected DriverUnderTest subject() {
        return Sqlite.in(directory);
    }
}
