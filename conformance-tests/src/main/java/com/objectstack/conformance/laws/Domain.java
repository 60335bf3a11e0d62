package com.objectstack.conformance.laws;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;
import java.util.List;

/**
 * A field and the few values its column is filled with, so that comparands hit.
 *
 * @param field the field
 * @param values one value or more, none null
 */
record Domain(FieldSchema field, List<Object> values) {
    String name() {
        return field.name();
    }

    ValueClass kind() {
        return field.valueClass();
    }
}
