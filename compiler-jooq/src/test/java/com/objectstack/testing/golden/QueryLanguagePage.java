package com.objectstack.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page about the query language: {@code golden/query/outline.md}, in which a line {@code @show} stands for golden
 * queries with their SQL and rows, {@code @also} for a list of them, {@code @records} for the records they ask, and {@code
 * @topics} for links to the headings.
 */
final class QueryLanguagePage {
    private static final String TOPIC = "## ";
    private static final String TOPICS = "@topics";
    private static final String SHOW = "@show ";
    private static final String ALSO = "@also ";
    private static final String RECORDS = "@records ";

    private final List<String> outline;
    private final Map<String, GoldenQuery> cases =
            GoldenQuery.all().collect(Collectors.toMap(query -> query.file().name(), Function.identity()));

    QueryLanguagePage() {
        try {
            outline = Files.readAllLines(GoldenFiles.folder("query").resolve("outline.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The cases that are shown or listed. */
    List<String> named() {
        return outline.stream()
                .filter(line -> line.startsWith(SHOW) || line.startsWith(ALSO))
                .flatMap(QueryLanguagePage::arguments)
                .toList();
    }

    /** The page as Markdown. */
    String text() {
        return outline.stream().map(this::part).collect(Collectors.joining("\n", "", "\n"));
    }

    private String part(String line) {
        if (line.equals(TOPICS)) {
            return topics();
        }
        if (line.startsWith(SHOW)) {
            return arguments(line).map(this::shown).collect(Collectors.joining("\n\n"));
        }
        if (line.startsWith(ALSO)) {
            return arguments(line).map(this::listed).collect(Collectors.joining("\n"));
        }
        return line.startsWith(RECORDS)
                ? arguments(line).map(QueryLanguagePage::records).collect(Collectors.joining("\n\n"))
                : line;
    }

    private String topics() {
        return outline.stream()
                .filter(line -> line.startsWith(TOPIC))
                .map(line -> line.substring(TOPIC.length()))
                .map(topic ->
                        "- [" + topic + "](#" + topic.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ")")
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> arguments(String line) {
        return Splitter.on(' ').omitEmptyStrings().splitToStream(line).skip(1);
    }

    private String shown(String name) {
        GoldenQuery golden = require(name);
        String values = golden.file().section("binds");
        String sql = ReadableSql.of(golden.file().section("sql"))
                + (values.isEmpty()
                        ? ""
                        : "\n-- " + values.replaceAll("(?m)^\\w+ ", "").replace("\n", " | "));
        String rows = golden.file().section("rows");
        return "**" + golden.file().sentence() + "**" + how(golden) + "\n\n"
                + block("json", ReadableJson.of(query(golden)))
                + block("sql", sql)
                + (rows.isEmpty() ? "No records." : block("text", rows).strip());
    }

    /** The query with its object, as it is written where nobody else names that. */
    private static JsonNode query(GoldenQuery golden) {
        ObjectNode query = golden.request().get("query").deepCopy();
        ObjectNode whole = query.objectNode().put("object", golden.object());
        return whole.setAll(query);
    }

    private static String how(GoldenQuery golden) {
        String options = golden.request().has("options")
                ? " With the options `" + golden.request().get("options") + "`."
                : "";
        return (golden.operation().equals("find") ? "" : " Asked with `" + golden.operation() + "`.") + options;
    }

    private String listed(String name) {
        return "- [" + name + "](../compiler-jooq/src/test/resources/golden/query/" + name + ".txt): "
                + require(name).file().sentence();
    }

    private static String records(String object) {
        return block(
                        "text",
                        GoldenQuery.fixture()
                                .get("rows")
                                .get(object)
                                .valueStream()
                                .map(row -> object + " " + row)
                                .collect(Collectors.joining("\n")))
                .strip();
    }

    private GoldenQuery require(String name) {
        GoldenQuery golden = cases.get(name);
        if (golden == null) {
            throw new IllegalStateException("outline.md names the golden query '" + name + "', which is not there");
        }
        return golden;
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "\n```\n\n";
    }
}
