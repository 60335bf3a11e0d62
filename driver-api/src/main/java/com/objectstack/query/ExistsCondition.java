package com.objectstack.query;

import java.util.Objects;

/**
 * A subquery yields at least one row; JSON {@code {$exists: {$query: {...}}}} at node level.
 *
 * @param subquery the subquery
 */
public record ExistsCondition(Subquery subquery) implements Condition {
    /** Requires {@code subquery}. */
    public ExistsCondition {
        Objects.requireNonNull(subquery, "subquery");
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
