package com.objectstack.migrate;

import java.util.Objects;

/**
 * A migration as it lies in a folder.
 *
 * @param migration what it says
 * @param checksum the checksum of that
 */
public record MigrationFile(Migration migration, String checksum) {
    /** Requires both. */
    public MigrationFile {
        Objects.requireNonNull(migration, "migration");
        Objects.requireNonNull(checksum, "checksum");
    }

    /**
     * The migration's id, which is the file's name without {@code .json}.
     *
     * @return the id
     */
    public String id() {
        return migration.id();
    }
}
