package com.objectstack.query;

import java.util.Objects;

/**
 * Implicit equality; JSON {@code {field: value}}. Null means IS NULL.
 *
 * @param field a field name or dotted path
 * @param value the comparand
 */
public record FieldEquals(String field, Literal value) implements Condition {
    /** Requires both. */
    public FieldEquals {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
