package com.objectstack.compiler.model;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema may not be; collects all problems. */
public final class SchemaRules {
    /** SQLite's limit of 2,000 columns, less the implicit ones (SEMANTICS.md decision 26). */
    private static final int MAX_FIELDS = 1997;

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** Declared blocks that change what records mean; refused as long as no driver acts on them (contract §6.1). */
    private static final List<String> UNSUPPORTED_BLOCKS = List.of("versioning", "partitioning", "cdc", "lifecycle");

    private static final List<String> RESERVED_PREFIXES = List.of("sqlite_", "libsql_", "_objectstack_", "pragma_");

    private static final Set<String> RESERVED = Set.of("json_each", "json_tree", "vector_top_k", "dbstat");

    private static final List<String> UNSUPPORTED_FIELD_PROPERTIES =
            List.of("columnName", "encryptionConfig", "maskingRule");

    private final List<Problem> problems = new ArrayList<>();

    private SchemaRules() {}

    /**
     * Refuses a schema that no table can be made of.
     *
     * @param name the physical table name
     * @param declared the schema
     * @throws DriverException {@code INVALID_SCHEMA} or {@code UNSUPPORTED}, all problems in it
     */
    public static void check(String name, ObjectSchema declared) {
        SchemaRules rules = new SchemaRules();
        rules.checkTableName(name);
        rules.checkBlocks(declared);
        rules.problems.addAll(RecordName.problems(declared));
        ObjectSchema schema = rules.problems.isEmpty() ? RecordName.applied(declared) : declared;
        rules.problems.addAll(SoftDelete.problems(schema));
        rules.problems.addAll(External.problems(schema));
        rules.checkFields(schema);
        AutonumberFormat.problems(schema).stream()
                .map(problem -> RecordName.placed(problem, declared))
                .forEach(rules.problems::add);
        rules.checkIndexes(schema);
        rules.problems.addAll(SearchRules.problems(name, schema));
        if (!rules.problems.isEmpty()) {
            throw DriverException.of(rules.problems);
        }
    }

    /** Whether a name can be a table or column. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    /** Whether a name is one of tables, or of functions that are asked as tables, of the database or the driver. */
    public static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    private void checkTableName(String name) {
        if (!isIdentifier(name)) {
            invalid(
                    "/name",
                    "the object name " + TextRules.show(name) + " is no identifier",
                    "use letters, digits and _");
            return;
        }
        if (isReserved(name)) {
            invalid("/name", "the object name '" + name + "' is reserved", "use another prefix");
        }
    }

    private void checkBlocks(ObjectSchema schema) {
        for (String block : UNSUPPORTED_BLOCKS) {
            Object declared = schema.metadata().get(block);
            boolean disabled = declared instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("enabled"));
            if (declared != null && !disabled) {
                unsupported("/" + block, "'" + block + "' is declared, and this driver does not act on it");
            }
        }
    }

    private void checkFields(ObjectSchema schema) {
        boolean hasMark = SoftDelete.of(schema)
                .filter(mark -> !schema.fields().containsKey(mark.field()))
                .isPresent();
        int most = hasMark ? MAX_FIELDS - 1 : MAX_FIELDS;
        if (schema.fields().size() > most) {
            invalid("/fields", "there are " + schema.fields().size() + " fields", "declare at most " + most);
        }
        Set<String> names = new HashSet<>();
        for (FieldSchema field : schema.fields().values()) {
            String path = JsonPointers.child("/fields", field.name());
            if (!isIdentifier(field.name())) {
                invalid(
                        path,
                        "the field name " + TextRules.show(field.name()) + " is no identifier",
                        "use letters, digits and _");
            } else if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                invalid(path, "the field name '" + field.name() + "' differs from another by case only", null);
            }
            for (String property : UNSUPPORTED_FIELD_PROPERTIES) {
                if (field.metadata().containsKey(property)) {
                    unsupported(path + "/" + property, "'" + property + "' is declared, and no driver acts on it");
                }
            }
            checkVector(field, path + "/vectorConfig");
            checkDefault(field, path);
        }
    }

    private void checkVector(FieldSchema field, String path) {
        if (field.valueClass() == ValueClass.VECTOR) {
            VectorConfig.of(field)
                    .problems()
                    .forEach((property, wanted) ->
                            invalid(path + "/" + property, "'" + property + "' is not " + wanted, "pass " + wanted));
        }
    }

    private void checkDefault(FieldSchema field, String path) {
        Object value = field.defaultValue().orElse(null);
        if (value == null || field.valueClass() == ValueClass.NONE || Defaults.isResolvedAbove(field, value)) {
            return;
        }
        try {
            Defaults.literal(field, value);
        } catch (RefusedValue refusal) {
            invalid(path + "/defaultValue", String.valueOf(refusal.getMessage()), "pass a value of the field's type");
        }
    }

    private void checkIndexes(ObjectSchema schema) {
        for (int place = 0; place < schema.indexes().size(); place++) {
            IndexSchema index = schema.indexes().get(place);
            String path = JsonPointers.child("/indexes", place);
            if (index.type() != IndexType.BTREE && !index.type().isSearch()) {
                unsupported(path + "/type", "an index of type '" + index.type().wireName() + "' cannot be built");
            }
            if (index.name().isPresent() && !isIdentifier(index.name().get())) {
                invalid(path + "/name", "the index name is no identifier", "use letters, digits and _");
            }
            for (String field : index.fields()) {
                boolean implicit =
                        TableModel.of("t", ObjectSchema.of("t")).columns().containsKey(field);
                boolean isMark = SoftDelete.of(schema)
                        .filter(delete -> delete.field().equals(field))
                        .isPresent();
                if (!schema.fields().containsKey(field) && !implicit && !isMark) {
                    invalid(path + "/fields", "the index names '" + field + "', which is not declared", null);
                }
            }
        }
    }

    private void invalid(String path, String message, @Nullable String hint) {
        problems.add(new Problem(ErrorCode.INVALID_SCHEMA, path, message, hint));
    }

    private void unsupported(String path, String message) {
        problems.add(new Problem(ErrorCode.UNSUPPORTED, path, message, "leave it out"));
    }
}
