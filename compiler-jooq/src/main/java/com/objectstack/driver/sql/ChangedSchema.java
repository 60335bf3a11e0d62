package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordName;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declared objects with a field more, less or otherwise. */
final class ChangedSchema {
    private ChangedSchema() {}

    /** With a field in place of the one of its name, or last. */
    static ObjectSchema with(FieldSchema field, ObjectSchema schema) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.put(field.name(), field);
        return copy(field.name(), schema, fields, schema.indexes());
    }

    /** Without a field and the indexes that name it. */
    static ObjectSchema without(String field, ObjectSchema schema) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.remove(field);
        List<IndexSchema> indexes = schema.indexes().stream()
                .filter(index -> !index.fields().contains(field))
                .toList();
        return copy(field, schema, fields, indexes);
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema copy(
            String changed, ObjectSchema schema, Map<String, FieldSchema> fields, List<IndexSchema> indexes) {
        return new ObjectSchema(
                schema.name(),
                fields,
                indexes,
                schema.declaredTenancy(),
                RecordName.without(changed, schema.metadata()));
    }
}
