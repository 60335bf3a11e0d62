package com.objectstack.query;

/** Holds for every record; JSON {@code {}}. */
public record Everything() implements Condition {
    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
