package com.objectstack.query;

import java.util.Objects;

/**
 * A filter on the record a reference reaches; JSON {@code {account: {name: "x"}}}. It means the same filter with every
 * name in it prefixed {@code account.} (SEMANTICS.md §3).
 *
 * @param field a single-valued reference field or dotted path
 * @param condition the filter on the referenced record
 */
public record RelationCondition(String field, Condition condition) implements Condition {
    /** Requires both. */
    public RelationCondition {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(condition, "condition");
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
