package com.objectstack.query;

import java.util.List;

/**
 * Every term holds; JSON {@code $and}.
 *
 * @param terms the conditions, in written order; none at all is true (contract B85)
 */
public record AllOf(List<Condition> terms) implements Condition {
    /** Copies {@code terms}. */
    public AllOf {
        terms = List.copyOf(terms);
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
