package com.objectstack.migrate;

import com.objectstack.migrate.MigrationStatus.State;
import com.objectstack.schema.SchemaChange;
import java.util.List;

/**
 * Whether a database is what its ledger says.
 *
 * @param drift how the tables differ from the definitions after the last applied migration
 * @param edited applied migrations whose files are gone or were changed
 */
public record Verification(List<SchemaChange> drift, List<MigrationStatus> edited) {
    /** Copies the lists. */
    public Verification {
        drift = List.copyOf(drift);
        edited = List.copyOf(edited);
    }

    static Verification of(List<SchemaChange> drift, List<MigrationStatus> all) {
        return new Verification(
                drift,
                all.stream()
                        .filter(status -> status.state() == State.EDITED || status.state() == State.MISSING)
                        .toList());
    }

    /**
     * Whether all is as it should be.
     *
     * @return true if nothing differs
     */
    public boolean isGood() {
        return drift.isEmpty() && edited.isEmpty();
    }
}
