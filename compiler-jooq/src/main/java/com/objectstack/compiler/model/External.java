package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code external} block of an object whose table is somebody else's: what the table and its columns are called there;
 * contract B239.
 *
 * @param remoteName the table, or null if it goes by the object's name
 * @param columns the columns by field; other fields go by their own names
 * @param namesSchema whether the block names a schema, which SQLite has not
 */
public record External(@Nullable String remoteName, Map<String, String> columns, boolean namesSchema) {
    private static final String BLOCK = "external";
    private static final String PATH = "/" + BLOCK;
    private static final String TABLE = "remoteName";
    private static final String SCHEMA = "remoteSchema";
    private static final String COLUMNS = "columnMap";
    private static final List<String> PROPERTIES = List.of("enabled", TABLE, SCHEMA, COLUMNS);
    private static final List<String> IMPLICIT = List.of(TableModel.ID, TableModel.CREATED_AT, TableModel.UPDATED_AT);

    /** Copies the map. */
    public External {
        columns = Map.copyOf(columns);
    }

    /** The block of an object, empty if its table is the driver's. */
    public static Optional<External> of(@Nullable ObjectSchema schema) {
        if (schema == null || !(schema.metadata().get(BLOCK) instanceof Map<?, ?> block) || isDisabled(block)) {
            return Optional.empty();
        }
        Map<String, String> columns = new LinkedHashMap<>();
        if (block.get(COLUMNS) instanceof Map<?, ?> map) {
            map.forEach((column, field) -> columns.put(String.valueOf(field), String.valueOf(column)));
        }
        String table = block.get(TABLE) instanceof String name ? name : null;
        return Optional.of(new External(table, columns, block.get(SCHEMA) != null));
    }

    /** The name of an object's table. */
    String table(String object) {
        return remoteName == null ? object : remoteName;
    }

    /** The name of a field's column. */
    String column(String field) {
        return columns.getOrDefault(field, field);
    }

    /** Whether the table is said to have a column that every table of the driver has. */
    boolean declares(String field, ObjectSchema schema) {
        return columns.containsKey(field) || schema.fields().containsKey(field);
    }

    /** What is wrong with the block of an object, and with what it declares of a table that is not to be changed. */
    static List<Problem> problems(ObjectSchema schema) {
        Object declared = schema.metadata().get(BLOCK);
        if (declared == null) {
            return List.of();
        }
        if (!(declared instanceof Map<?, ?> block)) {
            return List.of(invalid(PATH, "'external' is no object", "pass {\"remoteName\": \"a_table\"}"));
        }
        if (isDisabled(block)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        block.keySet().stream()
                .map(String::valueOf)
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> problems.add(invalid(
                        JsonPointers.child(PATH, property),
                        "'external' has no property " + TextRules.show(property),
                        NearestName.hint(property, PROPERTIES).orElse("leave it out"))));
        for (String property : List.of(TABLE, SCHEMA)) {
            Object name = block.get(property);
            if (name != null && !isName(name)) {
                problems.add(invalid(PATH + "/" + property, "'" + property + "' is no name", "pass a text"));
            }
        }
        if (block.get(TABLE) instanceof String table && isReserved(table)) {
            problems.add(invalid(PATH + "/" + TABLE, "the table " + TextRules.show(table) + " is reserved", null));
        }
        checkColumns(block.get(COLUMNS), schema, problems);
        checkMade(schema, problems);
        return problems;
    }

    private static void checkColumns(@Nullable Object declared, ObjectSchema schema, List<Problem> problems) {
        if (declared != null && !(declared instanceof Map<?, ?>)) {
            problems.add(invalid(PATH + "/" + COLUMNS, "'columnMap' is no object", "map columns to fields"));
            return;
        }
        Set<String> fields = storedFields(schema);
        Map<String, String> columnOf = new LinkedHashMap<>();
        if (declared instanceof Map<?, ?> map) {
            map.forEach((column, field) -> checkColumn(String.valueOf(column), field, fields, columnOf, problems));
        }
        Map<String, String> fieldOf = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>(columnOf.keySet());
        all.addAll(fields);
        for (String field : all) {
            String column = columnOf.getOrDefault(field, field);
            String other = fieldOf.putIfAbsent(column.toLowerCase(Locale.ROOT), field);
            if (other != null) {
                problems.add(invalid(
                        PATH + "/" + COLUMNS,
                        "the fields '" + other + "' and '" + field + "' have one column, " + TextRules.show(column),
                        "map each field to a column of its own"));
            }
        }
    }

    private static void checkColumn(
            String column,
            @Nullable Object field,
            Set<String> fields,
            Map<String, String> columnOf,
            List<Problem> problems) {
        String path = JsonPointers.child(PATH + "/" + COLUMNS, column);
        if (!isName(column)) {
            problems.add(invalid(path, "the column " + TextRules.show(column) + " is no name", "pass a text"));
        } else if (!(field instanceof String name) || !(fields.contains(name) || IMPLICIT.contains(name))) {
            problems.add(invalid(
                    path,
                    TextRules.show(field) + " is no stored field of the object",
                    NearestName.hint(String.valueOf(field), fields).orElse("name a declared field")));
        } else if (columnOf.putIfAbsent(name, column) != null) {
            problems.add(invalid(path, "two columns are mapped to the field '" + name + "'", "keep one of them"));
        }
    }

    /** The fields that have a column whatever is mapped. */
    private static Set<String> storedFields(ObjectSchema schema) {
        Set<String> fields = new LinkedHashSet<>(List.of(TableModel.ID));
        schema.fields().values().stream()
                .filter(field -> field.valueClass() != ValueClass.NONE)
                .forEach(field -> fields.add(field.name()));
        SoftDelete.of(schema).ifPresent(mark -> fields.add(mark.field()));
        return fields;
    }

    /** Counters and indexes for search are made by the driver, which may make nothing here. */
    private static void checkMade(ObjectSchema schema, List<Problem> problems) {
        schema.fields().values().forEach(field -> {
            String path = JsonPointers.child("/fields", field.name());
            if (field.searchable()) {
                problems.add(unsupported(path + "/searchable", "leave it out"));
            }
            if (field.type() == FieldType.AUTONUMBER) {
                problems.add(unsupported(path + "/type", "declare it as a text"));
            }
        });
        for (int place = 0; place < schema.indexes().size(); place++) {
            IndexSchema index = schema.indexes().get(place);
            if (index.type().isSearch()) {
                problems.add(unsupported(JsonPointers.child("/indexes", place) + "/type", "leave it out"));
            }
        }
    }

    private static boolean isDisabled(Map<?, ?> block) {
        return Boolean.FALSE.equals(block.get("enabled"));
    }

    private static boolean isName(Object name) {
        return name instanceof String text && !text.isEmpty() && TextRules.problem(text) == null;
    }

    private static boolean isReserved(String table) {
        return SchemaRules.isReserved(table) || SearchIndex.isReserved(table);
    }

    private static Problem invalid(String path, String message, @Nullable String hint) {
        return new Problem(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }

    private static Problem unsupported(String path, String hint) {
        return new Problem(
                ErrorCode.UNSUPPORTED, path, "the driver makes nothing of this in a table of somebody else", hint);
    }
}
