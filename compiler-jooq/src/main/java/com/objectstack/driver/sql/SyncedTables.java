package com.objectstack.driver.sql;

import com.objectstack.driver.SchemaSyncStats;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of synchronized objects: made here or found, as it was the first time; contract B242. Thread-safe. */
final class SyncedTables {
    private final Map<String, Boolean> isMade = new ConcurrentHashMap<>();

    void add(String table, boolean made) {
        isMade.putIfAbsent(table.toLowerCase(Locale.ROOT), made);
    }

    SchemaSyncStats stats() {
        long made = isMade.values().stream().filter(Boolean::booleanValue).count();
        return new SchemaSyncStats(made, isMade.size() - made);
    }
}
