package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;

/**
 * A column of a relation.
 *
 * @param name its name
 * @param field what its values are: the declared field, or one made up for a computed column
 */
record Column(String name, FieldSchema field) {
    ValueClass kind() {
        return field.valueClass();
    }
}
