package com.objectstack.query;

import java.util.Objects;

/**
 * The exact complement of a condition; JSON {@code $not}.
 *
 * @param term the negated condition
 */
public record Not(Condition term) implements Condition {
    /** Requires {@code term}. */
    public Not {
        Objects.requireNonNull(term, "term");
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
