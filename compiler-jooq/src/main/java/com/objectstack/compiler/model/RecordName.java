package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code recordName} block of an object: {@code {type: autonumber, displayFormat: "C-{000}", startNumber: 100}} is an
 * autonumber field {@code name}, declared or not; contract §6.1. A block of type {@code text} says nothing to a driver.
 */
public final class RecordName {
    private static final String FIELD = "name";

    private static final String BLOCK = "recordName";
    private static final String PATH = "/" + BLOCK;
    private static final String FORMAT = "displayFormat";
    private static final String START = "startNumber";
    private static final List<String> PROPERTIES = List.of("type", FORMAT, START);

    private RecordName() {}

    /** Whether the names of records are numbers. */
    private static boolean isNumbered(ObjectSchema schema) {
        return schema.metadata().get(BLOCK) instanceof Map<?, ?> block && "autonumber".equals(block.get("type"));
    }

    /** The object with the field that its block stands for, the first if it is not declared. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema applied(ObjectSchema schema) {
        if (!isNumbered(schema) || !(schema.metadata().get(BLOCK) instanceof Map<?, ?> block)) {
            return schema;
        }
        FieldSchema declared = schema.field(FIELD).orElse(FieldSchema.of(FIELD, FieldType.AUTONUMBER));
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(declared.metadata());
        Optional.ofNullable(block.get(FORMAT)).ifPresent(format -> metadata.put("autonumberFormat", format));
        Optional.ofNullable(block.get(START)).ifPresent(start -> metadata.put(START, start));
        FieldSchema numbered = declared.withType(FieldType.AUTONUMBER).withMetadata(metadata);
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        if (!schema.fields().containsKey(FIELD)) {
            fields.put(FIELD, numbered);
        }
        fields.putAll(schema.fields());
        fields.put(FIELD, numbered);
        return new ObjectSchema(schema.name(), fields, schema.indexes(), schema.declaredTenancy(), schema.metadata());
    }

    /** The metadata of an object in which a field is to be what it is declared as, or not to be. */
    public static Map<String, @Nullable Object> without(String field, Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(metadata);
        if (field.equals(FIELD)) {
            rest.remove(BLOCK);
        }
        return rest;
    }

    /** The first number of a field that counts. */
    static long first(FieldSchema field) {
        return field.metadata().get(START) instanceof Number start ? start.longValue() : 1;
    }

    /** What is wrong with the block of an object. */
    static List<Problem> problems(ObjectSchema schema) {
        Object declared = schema.metadata().get(BLOCK);
        if (declared == null) {
            return List.of();
        }
        if (!(declared instanceof Map<?, ?> block)) {
            return List.of(invalid("", "'recordName' is no object", "pass {\"type\": \"autonumber\"}"));
        }
        List<Problem> problems = new ArrayList<>();
        block.keySet().stream()
                .map(String::valueOf)
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> problems.add(invalid(
                        JsonPointers.child("", property),
                        "'recordName' has no property " + TextRules.show(property),
                        NearestName.hint(property, PROPERTIES).orElse("leave it out"))));
        if (!List.of("text", "autonumber").contains(String.valueOf(block.get("type")))) {
            problems.add(invalid("/type", "'type' is neither text nor autonumber", "pass one of them"));
        }
        if (block.get(FORMAT) != null && !(block.get(FORMAT) instanceof String)) {
            problems.add(invalid("/" + FORMAT, "the format is no text", "pass a text such as \"{0000}\""));
        }
        if (block.get(START) != null && !isStart(block.get(START))) {
            problems.add(invalid("/" + START, "'startNumber' is no number to begin with", "pass 0 or more"));
        }
        schema.field(FIELD)
                .filter(field ->
                        isNumbered(schema) && field.type() != FieldType.TEXT && field.type() != FieldType.AUTONUMBER)
                .ifPresent(field -> problems.add(new Problem(
                        ErrorCode.INVALID_SCHEMA,
                        "/fields/" + FIELD + "/type",
                        "the names of records are numbers, and 'name' is of type '"
                                + field.type().wireName() + "'",
                        "declare it as a text or an autonumber, or not at all")));
        return problems;
    }

    /** Where a fault of the field's format is, which the block may have given. */
    static Problem placed(Problem problem, ObjectSchema schema) {
        boolean isGiven = schema.metadata().get(BLOCK) instanceof Map<?, ?> block && block.get(FORMAT) != null;
        return isGiven && problem.path().equals("/fields/" + FIELD + "/autonumberFormat")
                ? new Problem(
                        problem.code(),
                        PATH + "/" + FORMAT,
                        problem.message(),
                        problem.hint().orElse(null))
                : problem;
    }

    private static boolean isStart(@Nullable Object start) {
        return (start instanceof Long || start instanceof Integer)
                && ((Number) start).longValue() >= 0
                && ((Number) start).longValue() <= 999_999_999_999L;
    }

    private static Problem invalid(String at, String message, String hint) {
        return new Problem(ErrorCode.INVALID_SCHEMA, PATH + at, message, hint);
    }
}
