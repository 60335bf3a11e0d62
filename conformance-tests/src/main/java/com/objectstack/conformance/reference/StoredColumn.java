package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;

/**
 * A column as it was made: synchronizing a schema again never changes it (contract B230).
 *
 * @param field the field it was made of
 * @param defaults what a record without a value gets
 */
record StoredColumn(FieldSchema field, Defaults defaults) {
    /** A column of a table without records. */
    static StoredColumn of(Column column) {
        boolean isAudit =
                column.name().equals(ObjectModel.CREATED_AT) || column.name().equals(ObjectModel.UPDATED_AT);
        return new StoredColumn(
                column.field(), isAudit ? new Defaults.Now(column.field()) : Defaults.of(column.field()));
    }

    /** A column added to records, which takes constant defaults only: they get it too. */
    static StoredColumn addedTo(Column column) {
        StoredColumn wanted = of(column);
        return switch (wanted.defaults) {
            case Defaults.Constant constant -> wanted;
            case Defaults.Now now -> new StoredColumn(wanted.field, Defaults.none());
        };
    }

    String name() {
        return field.name();
    }

    boolean isNotNull() {
        return field.notNull();
    }
}
