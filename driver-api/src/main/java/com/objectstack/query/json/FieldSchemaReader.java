package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.NearestName;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.Uniqueness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads field schemas; contract §6.2. */
final class FieldSchemaReader {
    private FieldSchemaReader() {}

    /** The field; null if it or its type was refused. */
    static @Nullable FieldSchema field(JsonNode node, String path, String name, Reading in) {
        FieldType type = null;
        boolean multiple = false;
        boolean required = false;
        boolean notNull = false;
        Uniqueness unique = Uniqueness.NONE;
        boolean indexed = false;
        boolean searchable = false;
        String reference = null;
        Object defaultValue = null;
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Property property : NodeReader.of(node, path, INVALID_SCHEMA, SchemaVocabulary.FIELD, in, "type")) {
            switch (property.name()) {
                case "name" -> sameName(property, name);
                case "type" -> type = type(property);
                case "multiple" -> multiple = property.flag();
                case "required" -> required = property.flag();
                case "storage" -> notNull = notNull(property);
                case "unique" -> unique = uniqueness(property);
                case "index" -> indexed = property.flag();
                case "searchable" -> searchable = property.flag();
                case "reference" -> reference = property.name("the name of an object");
                case "defaultValue" -> defaultValue = property.plain();
                default -> metadata.put(property.name(), property.plain());
            }
        }
        if (type == null) {
            return null;
        }
        return new FieldSchema(
                name,
                type,
                multiple,
                required,
                notNull,
                unique,
                indexed,
                searchable,
                reference,
                defaultValue,
                metadata);
    }

    private static void sameName(Property property, String name) {
        if (!name.equals(property.text())) {
            property.unfit("the name the field is declared under, '" + Found.cut(name) + "',");
        }
    }

    private static @Nullable FieldType type(Property property) {
        String word = property.name("the name of a field type");
        if (word == null) {
            return null;
        }
        Optional<FieldType> type = FieldType.fromWireName(word);
        if (type.isEmpty()) {
            String near = NearestName.of(word, Words.FIELD_TYPES.keySet())
                    .map(found -> "did you mean '" + found + "'? ")
                    .orElse("");
            property.in()
                    .problem(
                            INVALID_SCHEMA,
                            property.path(),
                            "'" + Found.cut(word) + "' is no field type",
                            near + "known are " + String.join(", ", Words.FIELD_TYPES.keySet()));
        }
        return type.orElse(null);
    }

    private static boolean notNull(Property storage) {
        boolean notNull = false;
        NodeReader reader =
                NodeReader.of(storage.value(), storage.path(), INVALID_SCHEMA, SchemaVocabulary.STORAGE, storage.in());
        for (Property property : reader) {
            notNull = property.flag();
        }
        return notNull;
    }

    /** {@code false}, {@code true}, {@code "organization"} or {@code "global"}. */
    static Uniqueness uniqueness(Property property) {
        return switch (property.value().asText()) {
            case "organization" -> Uniqueness.ORGANIZATION;
            case "global" -> Uniqueness.GLOBAL;
            default -> property.value().isBoolean() ? uniqueness(property.flag()) : refused(property);
        };
    }

    private static Uniqueness uniqueness(boolean unique) {
        return unique ? Uniqueness.UNIQUE : Uniqueness.NONE;
    }

    private static Uniqueness refused(Property property) {
        property.unfit("true, false, \"organization\" or \"global\"");
        return Uniqueness.NONE;
    }
}
