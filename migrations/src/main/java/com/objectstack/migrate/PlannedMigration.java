package com.objectstack.migrate;

import java.util.List;
import java.util.Objects;

/**
 * A migration that is to be applied, with its statements.
 *
 * @param migration the migration
 * @param sql the statements in order; where a table is rebuilt they are the steps between the checks
 */
public record PlannedMigration(Migration migration, List<String> sql) {
    /** Copies the list. */
    public PlannedMigration {
        Objects.requireNonNull(migration, "migration");
        sql = List.copyOf(sql);
    }
}
