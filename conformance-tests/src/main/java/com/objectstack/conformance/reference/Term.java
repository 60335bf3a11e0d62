package com.objectstack.conformance.reference;

import com.objectstack.query.JsonStep;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name in a query stands for (SEMANTICS.md §3).
 *
 * @param field what its values are; for a path into a JSON field, that field
 * @param isJsonPath whether it is a path into a JSON value, where each value has a kind of its own
 * @param isTenant whether it is the tenant column of an object
 * @param followsReference whether it is a field of a record that a reference leads to
 * @param reading how its value is found
 */
record Term(FieldSchema field, boolean isJsonPath, boolean isTenant, boolean followsReference, Reading reading) {
    /** Finds a value. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object of(Tuple tuple);
    }

    /** A plain value of a query's own rows. */
    Term(FieldSchema field, boolean isJsonPath, Reading reading) {
        this(field, isJsonPath, false, false, reading);
    }

    /** The value of a column. */
    static Term of(Column column, Reading reading) {
        return new Term(column.field(), column.isJsonPath(), column.isTenant(), false, reading);
    }

    @Nullable
    Object value(Tuple tuple) {
        return reading.of(tuple);
    }

    ValueClass kind() {
        return field.valueClass();
    }

    /** Whether it is a field that holds one whole JSON value, into which paths lead. */
    boolean isWholeJson() {
        return kind() == ValueClass.JSON && !isJsonPath;
    }

    /** Whether it holds the id of one record of another object. */
    boolean isReference() {
        return field.type().isReference() && !field.multiple() && !isJsonPath;
    }

    /** The value some steps inside this JSON value. */
    Term at(List<JsonStep> steps) {
        return new Term(field, true, false, followsReference, tuple -> JsonPath.value(reading.of(tuple), steps));
    }
}
