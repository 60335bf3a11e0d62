package com.objectstack.conformance.reference;

import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IntrospectedSchema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version holds, in the words of databases (contract B253 to B256, §6.3). */
final class Introspection {
    private Introspection() {}

    static IntrospectedSchema of(Version version) {
        Map<String, Table> tables = new LinkedHashMap<>();
        version.tables()
                .forEach((name, table) ->
                        tables.put(name, new Table(name, columnsOf(table), List.of(), List.of(ObjectModel.ID))));
        return new IntrospectedSchema(tables);
    }

    private static List<IntrospectedSchema.Column> columnsOf(StoredTable table) {
        List<IntrospectedSchema.Column> columns = new ArrayList<>();
        table.columns().forEach((name, column) -> {
            boolean isId = name.equals(ObjectModel.ID);
            columns.add(new IntrospectedSchema.Column(
                    name, typeOf(column), !column.isNotNull(), defaultOf(column), isId, isId || isUnique(table, name)));
        });
        return columns;
    }

    private static boolean isUnique(StoredTable table, String column) {
        return table.conflictTargets().stream().anyMatch(key -> key.fields().equals(List.of(column)));
    }

    private static String typeOf(StoredColumn column) {
        return switch (column.field().valueClass()) {
            case NUMBER -> "numeric";
            case BOOLEAN -> "integer";
            case VECTOR -> "blob";
            case TEXT, DATE, DATETIME, TIME, LIST, FILE, JSON, NONE -> "text";
        };
    }

    private static @Nullable String defaultOf(StoredColumn column) {
        return switch (column.defaults()) {
            case Defaults.Now now -> "NOW()";
            case Defaults.Constant constant -> textOf(constant.value());
        };
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag ? "1" : "0";
            case Number number -> number.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
