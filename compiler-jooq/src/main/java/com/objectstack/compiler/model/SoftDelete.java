package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code softDelete} block of an object whose records are marked as deleted, not removed; SEMANTICS.md decision 24.
 *
 * @param field the column that says when
 */
record SoftDelete(String field) {
    private static final String BLOCK = "softDelete";
    private static final String PATH = "/" + BLOCK;
    private static final String DEFAULT_FIELD = "deleted_at";
    private static final List<String> PROPERTIES = List.of("enabled", "field", "cascadeDelete");

    /** The block of an object, empty if it has none or has it disabled. */
    static Optional<SoftDelete> of(ObjectSchema schema) {
        return schema.metadata().get(BLOCK) instanceof Map<?, ?> block && Boolean.TRUE.equals(block.get("enabled"))
                ? Optional.of(new SoftDelete(block.get("field") instanceof String field ? field : DEFAULT_FIELD))
                : Optional.empty();
    }

    /** What is wrong with the block of an object. */
    static List<Problem> problems(ObjectSchema schema) {
        Object declared = schema.metadata().get(BLOCK);
        if (declared == null) {
            return List.of();
        }
        if (!(declared instanceof Map<?, ?> block)) {
            return List.of(invalid(PATH, "'softDelete' is no object", "pass {\"enabled\": true}"));
        }
        List<Problem> problems = new ArrayList<>();
        if (!(block.get("enabled") instanceof Boolean)) {
            problems.add(invalid(PATH + "/enabled", "'enabled' is missing, or no boolean", "pass true or false"));
        }
        block.keySet().stream()
                .map(String::valueOf)
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> problems.add(invalid(
                        PATH + "/" + property,
                        "'softDelete' has no property " + TextRules.show(property),
                        NearestName.hint(property, PROPERTIES).orElse("leave it out"))));
        if (block.get("cascadeDelete") != null && !Boolean.FALSE.equals(block.get("cascadeDelete"))) {
            problems.add(new Problem(
                    ErrorCode.UNSUPPORTED,
                    PATH + "/cascadeDelete",
                    "'cascadeDelete' is declared, and this driver does not act on it",
                    "leave it out"));
        }
        checkField(block.get("field"), schema, problems);
        return problems;
    }

    private static void checkField(@Nullable Object declared, ObjectSchema schema, List<Problem> problems) {
        String name = declared == null ? DEFAULT_FIELD : String.valueOf(declared);
        boolean isImplicit = List.of(TableModel.ID, TableModel.CREATED_AT, TableModel.UPDATED_AT)
                .contains(name);
        if (!(declared == null || declared instanceof String) || !SchemaRules.isIdentifier(name) || isImplicit) {
            problems.add(invalid(
                    PATH + "/field", "'field' is no name of a column of its own", "leave it out, or name a column"));
            return;
        }
        schema.fields().values().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .filter(field -> !isMark(field, name) && of(schema).isPresent())
                .forEach(field -> problems.add(invalid(
                        "/fields/" + field.name(),
                        "field '" + field.name()
                                + "' says when a record was deleted, and is declared as something else",
                        "declare it as a nullable datetime without a default, or leave it out")));
    }

    private static boolean isMark(FieldSchema field, String name) {
        return field.name().equals(name)
                && field.type() == FieldType.DATETIME
                && !field.multiple()
                && !field.notNull()
                && field.defaultValue().isEmpty();
    }

    private static Problem invalid(String path, String message, String hint) {
        return new Problem(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }
}
