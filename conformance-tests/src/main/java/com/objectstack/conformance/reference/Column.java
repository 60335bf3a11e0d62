package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;

/**
 * A column of a relation.
 *
 * @param name its name
 * @param field what its values are: the declared field, or one made up for a computed column; of the column's name
 * @param isJsonPath whether it holds what was found in JSON values, where each value has a kind of its own
 */
record Column(String name, FieldSchema field, boolean isJsonPath) {
    Column(String name, FieldSchema field) {
        this(name, field, false);
    }

    /** A computed column of one kind. */
    static Column of(String name, FieldType type) {
        return new Column(name, FieldSchema.of(name, type));
    }

    /** The same values under another name. */
    Column named(String other) {
        FieldSchema renamed = new FieldSchema(
                other,
                field.type(),
                field.multiple(),
                field.required(),
                field.notNull(),
                field.unique(),
                field.indexed(),
                field.searchable(),
                field.referenceObject(),
                field.defaultLiteral(),
                field.metadata());
        return new Column(other, renamed, isJsonPath);
    }

    ValueClass kind() {
        return field.valueClass();
    }
}
