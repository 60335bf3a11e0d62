package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a name in a query stands for (SEMANTICS.md §3).
 *
 * @param field what its values are; for a path into a JSON field, that field
 * @param isJsonPath whether it is a path into a JSON value, where each value has a kind of its own
 * @param reading how its value is found
 */
record Term(FieldSchema field, boolean isJsonPath, Reading reading) {
    /** Finds a value. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object of(Tuple tuple);
    }

    @Nullable
    Object value(Tuple tuple) {
        return reading.of(tuple);
    }
}
