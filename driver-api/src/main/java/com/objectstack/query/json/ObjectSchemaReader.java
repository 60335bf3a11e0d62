package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.Condition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.Uniqueness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads object schemas and their indexes; contract §6.1 and §6.5. */
final class ObjectSchemaReader {
    private ObjectSchemaReader() {}

    static ObjectSchema object(JsonNode node, String path, String name, Reading in) {
        String declaredName = null;
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        List<IndexSchema> indexes = List.of();
        Tenancy tenancy = null;
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Property property : NodeReader.of(node, path, INVALID_SCHEMA, SchemaVocabulary.OBJECT, in)) {
            switch (property.name()) {
                case "name" -> declaredName = property.name("the name of an object");
                case "fields" -> fields = fields(property);
                case "indexes" -> indexes = property.list("a list of indexes", ObjectSchemaReader::index);
                case SchemaVocabulary.TENANCY_NAME -> tenancy = tenancy(property, metadata);
                default -> metadata.put(property.name(), property.plain());
            }
        }
        return new ObjectSchema(Words.orElse(declaredName, name), fields, indexes, tenancy, metadata);
    }

    private static Map<String, FieldSchema> fields(Property property) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        if (!property.value().isObject()) {
            property.unfit("a map from name to field");
            return fields;
        }
        for (Map.Entry<String, JsonNode> member : property.value().properties()) {
            String name = member.getKey();
            String place = JsonPointers.child(property.path(), name);
            FieldSchema field = FieldSchemaReader.field(member.getValue(), place, name, property.in());
            if (field != null) {
                fields.put(name, field);
            }
        }
        return fields;
    }

    private static Tenancy tenancy(Property tenancy, Map<String, @Nullable Object> metadata) {
        boolean enabled = true;
        String field = null;
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        NodeReader reader =
                NodeReader.of(tenancy.value(), tenancy.path(), INVALID_SCHEMA, SchemaVocabulary.TENANCY, tenancy.in());
        for (Property property : reader) {
            switch (property.name()) {
                case "enabled" -> enabled = property.flag();
                case "tenantField" -> field = property.name("the name of a field");
                default -> kept.put(property.name(), property.plain());
            }
        }
        if (!kept.isEmpty()) {
            metadata.put(SchemaVocabulary.TENANCY_NAME, kept);
        }
        return new Tenancy(enabled, field);
    }

    static @Nullable IndexSchema index(JsonNode node, String path, Reading in) {
        String name = null;
        List<String> fields = List.of();
        IndexType type = IndexType.BTREE;
        Uniqueness unique = Uniqueness.NONE;
        Condition where = null;
        for (Property property : NodeReader.of(node, path, INVALID_SCHEMA, SchemaVocabulary.INDEX, in, "fields")) {
            switch (property.name()) {
                case "name" -> name = property.name("a name");
                case "fields" -> fields = indexFields(property);
                case "type" -> type = Words.orElse(property.word(Words.INDEX_TYPES), type);
                case "unique" -> unique = FieldSchemaReader.uniqueness(property);
                case "partial", "where" -> where = where(property, where != null);
                default -> throw new IllegalStateException(property.name());
            }
        }
        return fields.isEmpty() ? null : new IndexSchema(name, fields, type, unique, where);
    }

    private static List<String> indexFields(Property property) {
        if (property.value().isArray() && property.value().isEmpty()) {
            property.unfit("a list of one or more fields");
            return List.of();
        }
        return property.names();
    }

    private static @Nullable Condition where(Property property, boolean twice) {
        if (twice) {
            property.in()
                    .problem(
                            INVALID_SCHEMA,
                            property.path(),
                            "'where' and 'partial' are two spellings of one property",
                            "keep 'where'");
            return null;
        }
        if (!property.value().isObject()) {
            property.unfit("a filter object, not SQL text");
            return null;
        }
        return FilterReader.object(property.value(), property.path(), property.in());
    }
}
