package com.objectstack.conformance.laws;

import com.objectstack.driver.Explanation;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures as SQL scripts: tables and rows in plain SQL, and the statement that the driver would run. */
final class SqlText {
    private SqlText() {}

    static String of(ReadCase read, String statement) {
        return tables(read.data()) + statement;
    }

    static String of(WriteCase write) {
        StringBuilder text = new StringBuilder(tables(write.data()));
        CaseFile.of(write)
                .path("steps")
                .forEach(step -> text.append("-- ").append(step).append('\n'));
        return text.toString();
    }

    static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder(explanation.sql()).append(";\n");
        for (int place = 0; place < explanation.args().size(); place++) {
            Object argument = explanation.args().get(place);
            text.append("-- ?")
                    .append(place + 1)
                    .append(" = ")
                    .append(argument == null ? "null" : literal(argument))
                    .append('\n');
        }
        return text.toString();
    }

    private static String tables(Dataset data) {
        StringBuilder text = new StringBuilder();
        for (ObjectSchema object : data.objects()) {
            text.append("create table ").append(name(object.name())).append(" (\"id\" text primary key");
            object.fields().values().forEach(field -> text.append(", ").append(column(field)));
            text.append(", \"created_at\" text, \"updated_at\" text);\n");
            for (Map<String, @Nullable Object> row : data.rowsOf(object.name())) {
                text.append(insert(object.name(), row));
            }
        }
        return text.append('\n').toString();
    }

    private static String column(FieldSchema field) {
        String type = switch (field.valueClass()) {
            case NUMBER, BOOLEAN -> "numeric";
            case VECTOR -> "blob";
            case TEXT, DATE, DATETIME, TIME, LIST, FILE, JSON, NONE -> "text";
        };
        return name(field.name()) + " " + type + (field.notNull() ? " not null" : "");
    }

    private static String insert(String object, Map<String, @Nullable Object> row) {
        List<String> names = row.keySet().stream().map(SqlText::name).toList();
        List<String> values = row.values().stream()
                .map(value -> value == null ? "null" : literal(value))
                .toList();
        return "insert into " + name(object) + " (" + String.join(", ", names) + ") values ("
                + String.join(", ", values) + ");\n";
    }

    private static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "1" : "0";
            case Number number -> number.toString();
            case List<?> list -> quoted(RecordCodec.valueToJson(list).toString());
            case Map<?, ?> map -> quoted(RecordCodec.valueToJson(map).toString());
            case float[] vector ->
                "vector32(" + quoted(RecordCodec.valueToJson(vector).toString()) + ")";
            case byte[] bytes -> "x'" + hex(bytes) + "'";
            default -> quoted(RecordCodec.valueToJson(value).asText());
        };
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte one : bytes) {
            hex.append(String.format("%02x", one));
        }
        return hex.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
