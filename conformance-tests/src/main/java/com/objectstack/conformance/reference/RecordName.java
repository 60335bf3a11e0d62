package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code recordName} block of a schema: of type {@code autonumber} it is an autonumber field {@code name}. */
final class RecordName {
    private static final String BLOCK = "recordName";
    private static final String NAME = "name";
    private static final List<String> PROPERTIES = List.of("type", "displayFormat", "startNumber");

    private RecordName() {}

    /** The fields of an object, the name first where only the block declares it. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema fieldOf(ObjectSchema schema) {
        if (!(schema.metadata().get(BLOCK) instanceof Map<?, ?> block) || !isNumbered(block)) {
            return schema;
        }
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        if (schema.field(NAME).isEmpty()) {
            fields.put(NAME, FieldSchema.of(NAME, FieldType.AUTONUMBER));
        }
        fields.putAll(schema.fields());
        fields.computeIfPresent(NAME, (name, field) -> numbered(field, block));
        return new ObjectSchema(schema.name(), fields, schema.indexes(), schema.declaredTenancy(), schema.metadata());
    }

    private static FieldSchema numbered(FieldSchema field, Map<?, ?> block) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(field.metadata());
        if (block.get("displayFormat") instanceof String format) {
            metadata.put("autonumberFormat", format);
        }
        if (block.get("startNumber") instanceof Number start) {
            metadata.put("startNumber", start);
        }
        return field.withType(FieldType.AUTONUMBER).withMetadata(metadata);
    }

    /** The number a counter of a field begins with. */
    static long first(FieldSchema field) {
        return field.metadata().get("startNumber") instanceof Number start ? start.longValue() : 1;
    }

    static void check(ObjectSchema schema, Problems problems) {
        Object declared = schema.metadata().get(BLOCK);
        if (declared == null) {
            return;
        }
        if (!(declared instanceof Map<?, ?> block)) {
            invalid(problems, "/" + BLOCK, "'recordName' is no object", "pass {\"type\": \"autonumber\"}");
            return;
        }
        for (Object property : block.keySet()) {
            String name = String.valueOf(property);
            if (!PROPERTIES.contains(name)) {
                String hint = NearestName.hint(name, PROPERTIES).orElse("leave it out");
                invalid(problems, "/" + BLOCK + "/" + name, "'recordName' has no property " + Texts.shown(name), hint);
            }
        }
        if (!isNumbered(block) && !"text".equals(block.get("type"))) {
            invalid(problems, "/" + BLOCK + "/type", "'type' is neither text nor autonumber", "pass one of them");
        }
        if (block.get("displayFormat") != null && !(block.get("displayFormat") instanceof String)) {
            invalid(problems, "/" + BLOCK + "/displayFormat", "the format is no text", "pass a text");
        }
        Object start = block.get("startNumber");
        if (start != null && !isStart(start)) {
            invalid(
                    problems,
                    "/" + BLOCK + "/startNumber",
                    "'startNumber' is no number to begin with",
                    "pass 0 or more");
        }
        boolean isOther = schema.field(NAME)
                .filter(field -> field.type() != FieldType.TEXT && field.type() != FieldType.AUTONUMBER)
                .isPresent();
        if (isNumbered(block) && isOther) {
            invalid(problems, "/fields/name/type", "the names of records are numbers, 'name' is not", "leave it out");
        }
    }

    private static boolean isNumbered(Map<?, ?> block) {
        return "autonumber".equals(block.get("type"));
    }

    private static boolean isStart(Object start) {
        return (start instanceof Long || start instanceof Integer)
                && ((Number) start).longValue() >= 0
                && ((Number) start).longValue() <= 999_999_999_999L;
    }

    private static void invalid(Problems problems, String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }
}
