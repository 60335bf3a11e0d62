package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code softDelete} block of a schema: deleted records are marked and kept (SEMANTICS.md decision 24). */
final class SoftDelete {
    private static final String BLOCK = "softDelete";
    private static final String PATH = "/" + BLOCK;
    private static final String DEFAULT_FIELD = "deleted_at";
    private static final List<String> PROPERTIES = List.of("enabled", "field", "cascadeDelete");

    /** Fields that say something else already. */
    private static final Set<String> TAKEN = Set.of(ObjectModel.ID, ObjectModel.CREATED_AT, ObjectModel.UPDATED_AT);

    private SoftDelete() {}

    /** The field that says when a record was deleted, null if deleting removes records. */
    static @Nullable String fieldOf(ObjectSchema schema) {
        return schema.metadata().get(BLOCK) instanceof Map<?, ?> block && Boolean.TRUE.equals(block.get("enabled"))
                ? named(block)
                : null;
    }

    private static String named(Map<?, ?> block) {
        return block.get("field") instanceof String field ? field : DEFAULT_FIELD;
    }

    /** Every property is acted on or refused, never ignored (contract §6.1). */
    static void check(ObjectSchema schema, Problems problems) {
        Object declared = schema.metadata().get(BLOCK);
        if (declared instanceof Map<?, ?> block) {
            checkProperties(block, problems);
            checkField(block, schema, problems);
        } else if (declared != null) {
            problems.add(ErrorCode.INVALID_SCHEMA, PATH, "'softDelete' is no object", "pass {\"enabled\": true}");
        }
    }

    private static void checkProperties(Map<?, ?> block, Problems problems) {
        if (!(block.get("enabled") instanceof Boolean)) {
            problems.add(
                    ErrorCode.INVALID_SCHEMA,
                    PATH + "/enabled",
                    "'enabled' is missing, or no boolean",
                    "pass true or false");
        }
        for (Object property : block.keySet()) {
            String name = String.valueOf(property);
            if (!PROPERTIES.contains(name)) {
                problems.add(
                        ErrorCode.INVALID_SCHEMA,
                        PATH + "/" + name,
                        "'softDelete' has no property " + Texts.shown(name),
                        NearestName.hint(name, PROPERTIES).orElse("leave it out"));
            }
        }
        Object cascades = block.get("cascadeDelete");
        if (cascades != null && !cascades.equals(false)) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    PATH + "/cascadeDelete",
                    "'cascadeDelete' is declared, and this driver does not act on it",
                    "leave it out");
        }
    }

    private static void checkField(Map<?, ?> block, ObjectSchema schema, Problems problems) {
        Object given = block.get("field");
        boolean isText = given == null || given instanceof String;
        String name = named(block);
        if (!isText || !SchemaNames.isIdentifier(name) || TAKEN.contains(name)) {
            problems.add(
                    ErrorCode.INVALID_SCHEMA,
                    PATH + "/field",
                    "'field' is no name of a column of its own",
                    "leave it out, or name a column");
        } else if (fieldOf(schema) != null) {
            schema.fields().values().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name) && !isMark(field, name))
                    .forEach(field -> problems.add(
                            ErrorCode.INVALID_SCHEMA,
                            "/fields/" + field.name(),
                            "field '" + field.name()
                                    + "' says when a record was deleted, and is declared as something else",
                            "declare it as a nullable datetime without a default, or leave it out"));
        }
    }

    private static boolean isMark(FieldSchema field, String name) {
        return field.name().equals(name)
                && field.type() == FieldType.DATETIME
                && !field.multiple()
                && !field.notNull()
                && field.defaultValue().isEmpty();
    }
}
