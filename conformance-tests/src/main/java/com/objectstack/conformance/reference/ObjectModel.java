package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was registered: its declared fields between {@code id} and the audit fields (SEMANTICS.md §2).
 *
 * @param schema its schema, under the name it was registered by
 * @param columns all stored columns in record order; formula fields are none
 * @param tenantField the field that holds a record's tenant, null if tenants do not scope it
 * @param deletedField the field that says when a record was deleted, null if deleting removes it
 */
record ObjectModel(
        ObjectSchema schema,
        List<Column> columns,
        @Nullable String tenantField,
        @Nullable String deletedField) {
    static final String ID = "id";
    static final String CREATED_AT = "created_at";
    static final String UPDATED_AT = "updated_at";

    ObjectModel {
        columns = List.copyOf(columns);
    }

    static ObjectModel of(ObjectSchema schema, @Nullable String tenantField) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        fields.put(ID, FieldSchema.of(ID, FieldType.TEXT).asNotNull());
        schema.fields().values().stream()
                .filter(field -> field.valueClass() != ValueClass.NONE)
                .forEach(field -> fields.putIfAbsent(field.name(), field));
        for (String audit : List.of(CREATED_AT, UPDATED_AT)) {
            fields.remove(audit);
            fields.put(audit, FieldSchema.of(audit, FieldType.DATETIME));
        }
        String deletedField = SoftDelete.fieldOf(schema);
        if (deletedField != null) {
            fields.putIfAbsent(deletedField, FieldSchema.of(deletedField, FieldType.DATETIME));
        }
        List<Column> columns = new ArrayList<>();
        fields.forEach((name, field) ->
                columns.add(new Column(name, ofTree(field, schema.name()), false, name.equals(tenantField))));
        return new ObjectModel(schema, columns, tenantField, deletedField);
    }

    /** A tree leads to records of its own object, wherever its column is selected to. */
    private static FieldSchema ofTree(FieldSchema field, String object) {
        return field.type() == FieldType.TREE && field.reference().isEmpty() ? field.withReference(object) : field;
    }

    String name() {
        return schema.name();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether a record is marked as deleted (SEMANTICS.md decision 24). */
    boolean isDeleted(Row row) {
        return deletedField != null && row.get(deletedField) != null;
    }

    /** Whether a declared field is computed above the driver, and so is not stored. */
    boolean isFormula(String name) {
        return schema.field(name)
                .filter(field -> field.valueClass() == ValueClass.NONE)
                .isPresent();
    }
}
