package com.objectstack.query;

import java.util.List;

/**
 * Some term holds; JSON {@code $or}.
 *
 * @param terms the conditions, in written order; none at all is false (contract B86)
 */
public record AnyOf(List<Condition> terms) implements Condition {
    /** Copies {@code terms}. */
    public AnyOf {
        terms = List.copyOf(terms);
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
