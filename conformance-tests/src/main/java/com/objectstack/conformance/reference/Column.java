package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;

/**
 * A column of a relation.
 *
 * @param name its name
 * @param field what its values are: the declared field, or one made up for a computed column
 * @param isJsonPath whether its values were found at a path into a JSON value, so that each has a kind of its own
 * @param isTenant whether it holds the tenant of an object's records, which is no comparand (contract §4.6)
 */
record Column(String name, FieldSchema field, boolean isJsonPath, boolean isTenant) {
    /** A column of a query's rows: whatever it holds, it is no longer an object's tenant column. */
    Column(String name, FieldSchema field) {
        this(name, field, false, false);
    }

    /** A column of a query's rows whose values were found at paths into JSON values. */
    static Column ofJsonPath(String name, FieldSchema field) {
        return new Column(name, field, true, false);
    }

    /** A computed column of one kind. */
    static Column of(String name, FieldType type) {
        return new Column(name, FieldSchema.of(name, type));
    }

    /** The same values under another name, in the rows of a query. */
    Column named(String other) {
        return new Column(other, field.named(other), isJsonPath, false);
    }

    ValueClass kind() {
        return field.valueClass();
    }
}
