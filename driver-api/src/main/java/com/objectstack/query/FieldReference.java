package com.objectstack.query;

import java.util.Objects;

/**
 * Another field of the record, of a joined object or of the enclosing query; JSON {@code {"$field": "name"}}.
 *
 * @param field its name, {@code alias.name} or {@code outer.name}
 */
public record FieldReference(String field) implements Operand {
    /** Requires {@code field}. */
    public FieldReference {
        Objects.requireNonNull(field, "field");
    }
}
