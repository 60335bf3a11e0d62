package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.conformance.compare.Unspecified;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Failures as JUnit test methods, ready to be pasted into a class that has a method {@code driver()}; the imports stand
 * before the method.
 *
 * @param name the method's name
 */
record JUnitText(String name) {
    private static final String FACE =
            ".replaceAll(\",?\\\"(created_at|updated_at|_score)\\\":(\\\"[^\\\"]*\\\"|[-0-9.E]+)\", \"\")";

    /** A query and the answer that was expected. */
    String of(ReadCase read, Outcome wanted) {
        StringBuilder text = new StringBuilder();
        imports(
                text,
                "org.junit.jupiter.api.Assertions.assertEquals",
                List.of(
                        "com.objectstack.driver.DriverException",
                        "com.objectstack.driver.DriverOptions",
                        "com.objectstack.driver.ErrorCode",
                        "com.objectstack.driver.IDataDriver",
                        "com.objectstack.query.QueryAST",
                        "com.objectstack.query.json.JsonText",
                        "com.objectstack.query.json.QueryCodec",
                        "com.objectstack.query.json.RecordCodec",
                        "com.objectstack.query.json.SchemaCodec",
                        "java.util.List",
                        "org.junit.jupiter.api.Test"));
        text.append("@Test\nvoid ").append(name).append("() {\n    IDataDriver driver = driver();\n");
        read.data()
                .objects()
                .forEach(object -> text.append("    driver.dropTable(\"")
                        .append(object.name())
                        .append("\", DriverOptions.NONE);\n"));
        read.data()
                .objects()
                .forEach(object -> text.append("    driver.syncSchema(SchemaCodec.objectFromJson(JsonText.parse(")
                        .append(literal(SchemaCodec.toJson(object)))
                        .append(", ErrorCode.INVALID_SCHEMA), \"")
                        .append(object.name())
                        .append("\"));\n"));
        read.data()
                .rows()
                .forEach((object, rows) -> rows.forEach(row -> text.append("    driver.create(\"")
                        .append(object)
                        .append("\", RecordCodec.dataFromJson(JsonText.parse(")
                        .append(literal(RecordCodec.toJson(row)))
                        .append(", ErrorCode.INVALID_DATA)));\n")));
        text.append("    QueryAST query = QueryCodec.fromJson(")
                .append(literal(QueryCodec.toJson(read.query())))
                .append(");\n");
        text.append("    DriverOptions options = DriverOptions.NONE")
                .append(options(read))
                .append(";\n\n");
        answer(text, read, wanted);
        return text.append("}\n").toString();
    }

    private static void imports(StringBuilder text, String assertion, List<String> names) {
        text.append("import static ").append(assertion).append(";\n");
        names.forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append('\n');
    }

    private static String options(ReadCase read) {
        String tenant = read.options()
                .tenantId()
                .map(id -> ".withTenantId(\"" + id + "\")")
                .orElse("");
        String tenants = read.options().tenantIds().stream()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(", ", ".withTenantIds(List.of(", "))"));
        return read.options().tenantIds().isEmpty() ? tenant : tenant + tenants;
    }

    private static void answer(StringBuilder text, ReadCase read, Outcome wanted) {
        String call = "driver.find(\"" + read.object() + "\", query, options)";
        if (wanted.refusal() != null) {
            text.append(
                            "    DriverException refusal =\n            org.junit.jupiter.api.Assertions.assertThrows(DriverException.class, () -> ")
                    .append(call)
                    .append(");\n    assertEquals(\"")
                    .append(wanted.refusal().code())
                    .append(" \" + ")
                    .append(quoted(wanted.refusal().path()))
                    .append(", refusal.code() + \" \" + refusal.path());\n");
            return;
        }
        boolean ordered = Unspecified.isInOrder(read.query());
        String sorted = ordered ? "" : ".sorted()";
        text.append("    List<String> found = ")
                .append(call)
                .append(".stream()\n            .map(record -> RecordCodec.toJson(record).toString()")
                .append(FACE)
                .append(")")
                .append(sorted)
                .append("\n            .toList();\n");
        List<String> lines = wanted.records().stream()
                .map(record -> RecordCodec.toJson(record)
                        .toString()
                        .replaceAll(",?\"(created_at|updated_at|_score)\":(\"[^\"]*\"|[-0-9.E]+)", ""))
                .toList();
        List<String> inOrder = ordered ? lines : lines.stream().sorted().toList();
        text.append("    assertEquals(List.of(")
                .append(inOrder.stream().map(JUnitText::quoted).collect(Collectors.joining(",\n            ")))
                .append("), found);\n");
    }

    /** A case that only the kit can judge. */
    String of(JsonNode json, Throwable failure) {
        StringBuilder text = new StringBuilder();
        imports(text, "com.objectstack.conformance.KeptCase.check", List.of("org.junit.jupiter.api.Test"));
        String.valueOf(failure.getMessage())
                .lines()
                .limit(20)
                .forEach(line -> text.append("// ").append(unescaped(line)).append('\n'));
        return text.append("@Test\nvoid ")
                .append(name)
                .append("() {\n    check(driver(), ")
                .append(literal(json))
                .append(");\n}\n")
                .toString();
    }

    /** A backslash and u would be an escape in a comment too. */
    private static String unescaped(String line) {
        return line.replace("\\", "/");
    }

    private static String literal(JsonNode json) {
        return quoted(json.toString());
    }

    /** A Java literal of ASCII characters. */
    private static String quoted(String text) {
        return text.chars().mapToObj(JUnitText::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> unit >= ' ' && unit < 127 ? Character.toString(unit) : String.format("\\u%04x", unit);
        };
    }
}
