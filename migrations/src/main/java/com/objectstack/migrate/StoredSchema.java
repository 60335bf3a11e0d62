package com.objectstack.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of an object what its table depends on: labels and the like make no migration. Every definition here went through JSON
 * once, so that what was written and read again is equal.
 */
final class StoredSchema {
    private static final String SOFT_DELETE = "softDelete";
    private static final String RECORD_NAME = "recordName";

    /** What a table depends on, and what no driver acts on and therefore refuses. */
    private static final Set<String> OF_OBJECTS =
            Set.of(SOFT_DELETE, RECORD_NAME, "versioning", "partitioning", "cdc", "lifecycle");

    private static final Set<String> OF_FIELDS =
            Set.of("vectorConfig", "autonumberFormat", "columnName", "encryptionConfig", "maskingRule");

    private static final Set<String> IMPLICIT = Set.of("id", "created_at", "updated_at");

    private StoredSchema() {}

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema of(String object, ObjectSchema schema) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        schema.fields().values().stream()
                .filter(field -> !IMPLICIT.contains(field.name()))
                .forEach(field -> fields.put(field.name(), of(field)));
        ObjectNode json = SchemaCodec.toJson(
                new ObjectSchema(object, fields, schema.indexes(), schema.declaredTenancy(), ofObject(schema)));
        return SchemaCodec.objectFromJson(json, object);
    }

    /** Of names of records only numbered ones have a column. */
    private static Map<String, @Nullable Object> ofObject(ObjectSchema schema) {
        Map<String, @Nullable Object> kept = only(OF_OBJECTS, schema.metadata());
        if (kept.get(RECORD_NAME) instanceof Map<?, ?> block && !"autonumber".equals(block.get("type"))) {
            kept.remove(RECORD_NAME);
        }
        return kept;
    }

    /** Whether the table is somebody else's, whose shape is not for us to change. */
    static boolean isExternal(ObjectSchema schema) {
        return schema.metadata().get("external") instanceof Map<?, ?> block
                && !Boolean.FALSE.equals(block.get("enabled"));
    }

    static FieldSchema of(FieldSchema field) {
        return field.withMetadata(only(OF_FIELDS, field.metadata()));
    }

    private static Map<String, @Nullable Object> only(Set<String> names, Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(metadata);
        kept.keySet().retainAll(names);
        return kept;
    }

    /** Whether a column has to be made anew to become another field's. */
    static boolean differs(FieldSchema from, FieldSchema to) {
        return from.valueClass() != to.valueClass()
                || from.notNull() != to.notNull()
                || !Objects.equals(from.defaultLiteral(), to.defaultLiteral())
                || !Objects.equals(
                        from.metadata().get("vectorConfig"), to.metadata().get("vectorConfig"));
    }

    /** An object without fields and indexes. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema frame(ObjectSchema schema) {
        return new ObjectSchema(schema.name(), Map.of(), List.of(), schema.declaredTenancy(), schema.metadata());
    }

    /** An object with the frame of another. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema framed(ObjectSchema schema, ObjectSchema frame) {
        return new ObjectSchema(
                schema.name(), schema.fields(), schema.indexes(), frame.declaredTenancy(), frame.metadata());
    }

    /** An object that tenants do not scope: its tenant column may go too. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema unscoped(ObjectSchema schema) {
        return new ObjectSchema(
                schema.name(), schema.fields(), schema.indexes(), new Tenancy(false, null), schema.metadata());
    }

    static @Nullable Object softDelete(ObjectSchema schema) {
        return schema.metadata().get(SOFT_DELETE);
    }

    static boolean isSoftDeleted(ObjectSchema schema) {
        return softDelete(schema) instanceof Map<?, ?> block && Boolean.TRUE.equals(block.get("enabled"));
    }

    /** The column that says when a record was deleted, of an object whose records are kept. */
    static String mark(ObjectSchema schema) {
        return softDelete(schema) instanceof Map<?, ?> block && block.get("field") instanceof String field
                ? field
                : "deleted_at";
    }
}
