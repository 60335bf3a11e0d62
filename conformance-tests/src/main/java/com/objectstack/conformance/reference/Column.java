package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;

/**
 * A column of a relation.
 *
 * @param name its name
 * @param field what its values are: the declared field, or one made up for a computed column
 * @param isJsonPath whether its values were found at a path into a JSON value, so that each has a kind of its own
 */
record Column(String name, FieldSchema field, boolean isJsonPath) {
    /** A column whose values are all of the field's kind. */
    Column(String name, FieldSchema field) {
        this(name, field, false);
    }

    ValueClass kind() {
        return field.valueClass();
    }
}
