package com.objectstack.migrate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the schema.
 *
 * @param id when it was made and what it is for, {@code 20261126090512_add_paid}; migrations are applied in the order of
 *     their ids
 * @param description what it is for, in a sentence
 * @param up the steps that make it
 * @param checks what must be true after them
 * @param undoing the steps that undo it, or null if it cannot be undone
 */
public record Migration(
        String id,
        String description,
        List<Step> up,
        List<Check> checks,
        @Nullable List<Step> undoing) {
    /** Copies the lists. */
    public Migration {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        up = List.copyOf(up);
        checks = List.copyOf(checks);
        undoing = undoing == null ? null : List.copyOf(undoing);
    }

    /**
     * The steps that undo it.
     *
     * @return the steps, empty if it cannot be undone
     */
    public Optional<List<Step>> down() {
        return Optional.ofNullable(undoing);
    }

    /**
     * Whether a step of it loses data.
     *
     * @return true if it is applied only when that is allowed
     */
    public boolean isDestructive() {
        return up.stream().anyMatch(Steps::isDestructive);
    }
}
