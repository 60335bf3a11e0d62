package com.objectstack.migrate;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration as a database and a folder know it.
 *
 * @param id its id
 * @param description what it is for
 * @param state what became of it
 * @param appliedOn when it was applied, or null
 * @param isDestructive whether a step of it loses data; false for one without a file
 */
public record MigrationStatus(
        String id,
        String description,
        State state,
        @Nullable Instant appliedOn,
        boolean isDestructive) {
    /** Requires all but {@code appliedOn}. */
    public MigrationStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(state, "state");
    }

    /** What became of a migration. */
    public enum State {
        /** It was applied, and its file is what it was then. */
        APPLIED,
        /** It was not applied yet. */
        PENDING,
        /** It was applied, and its file was changed since. */
        EDITED,
        /** It was applied, and there is no file. */
        MISSING,
        /** It was not applied, and a later one was. */
        OUT_OF_ORDER
    }

    /**
     * When it was applied.
     *
     * @return the moment, empty if it was not
     */
    public Optional<Instant> appliedAt() {
        return Optional.ofNullable(appliedOn);
    }
}
