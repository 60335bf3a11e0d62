package com.objectstack.conformance.sqlite;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Quirks;
import com.objectstack.driver.Capability;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The SQLite driver and what it declares, as every transport does. */
public final class Sqlite {
    private static final Capability[] CAPABILITIES = {
        Capability.CREATE,
        Capability.READ,
        Capability.UPDATE,
        Capability.DELETE,
        Capability.BULK_CREATE,
        Capability.BULK_UPDATE,
        Capability.BULK_DELETE,
        Capability.SAVEPOINTS,
        Capability.QUERY_FILTERS,
        Capability.QUERY_AGGREGATIONS,
        Capability.QUERY_SORTING,
        Capability.QUERY_PAGINATION,
        Capability.QUERY_CURSOR,
        Capability.JOINS,
        Capability.REFERENCE_PATHS,
        Capability.EXPAND,
        Capability.JSON_QUERY,
        Capability.ARRAY_QUERY,
        Capability.QUERY_SUBQUERIES,
        Capability.QUERY_CTE,
        Capability.QUERY_WINDOW_FUNCTIONS,
        Capability.FULL_TEXT_SEARCH,
        Capability.VECTOR_SEARCH,
        Capability.STREAMING,
        Capability.AUTONUMBER,
        Capability.IDEMPOTENCY_KEYS,
        Capability.MIGRATIONS,
        Capability.JSON_FIELDS,
        Capability.ARRAY_FIELDS,
        Capability.BATCH_SCHEMA_SYNC,
        Capability.INDEXES,
        Capability.CONNECTION_POOLING,
        Capability.PREPARED_STATEMENTS
    };

    private static final Quirks QUIRKS =
            Quirks.NONE.tablesMadeBy("create table %s (id text primary key not null, n, s)");

    private Sqlite() {}

    /** What a driver over SQL declares. */
    public static Capability[] capabilities() {
        return CAPABILITIES.clone();
    }

    static DriverUnderTest inMemory() {
        return DriverUnderTest.named("sqlite-memory")
                .startedBy(SqliteDriver::inMemory)
                .declaring(CAPABILITIES)
                .quirks(QUIRKS);
    }

    /** The directory is asked for when a driver is started. */
    static DriverUnderTest in(Supplier<Path> directory) {
        return DriverUnderTest.named("sqlite-file")
                .startedBy(() -> SqliteDriver.file(directory.get().resolve("kit.db")))
                .declaring(CAPABILITIES)
                .quirks(QUIRKS.storageOutlivesDriver(true));
    }
}
