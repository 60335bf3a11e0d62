package com.objectstack.schema;

import java.util.List;

/**
 * How a database differs from what is declared.
 *
 * @param changes what would remove the differences, in an order in which they can be made
 */
public record Drift(List<SchemaChange> changes) {
    /** Copies {@code changes}. */
    public Drift {
        changes = List.copyOf(changes);
    }

    /**
     * Whether there is no difference.
     *
     * @return true if nothing is to be done
     */
    public boolean isNone() {
        return changes.isEmpty();
    }

    /**
     * The changes of one category.
     *
     * @param category the category
     * @return them in order
     */
    public List<SchemaChange> of(ChangeCategory category) {
        return changes.stream().filter(change -> change.category() == category).toList();
    }

    /**
     * What became of changes.
     *
     * @param applied those that were made
     * @param skipped those that were not: destructive ones that were not allowed, blocked ones, and those there was no more
     *     need of
     */
    public record Outcome(List<SchemaChange> applied, List<SchemaChange> skipped) {
        /** Copies the lists. */
        public Outcome {
            applied = List.copyOf(applied);
            skipped = List.copyOf(skipped);
        }
    }
}
