package com.objectstack.testing.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.OptionsCodec;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A golden query: a request, and the SQL, values and rows it stands for. */
public record GoldenQuery(GoldenCase file, String operation, String object, QueryAST query, DriverOptions options) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All golden queries. */
    public static Stream<GoldenQuery> all() {
        return of("query");
    }

    /** The queries of a topic's files. */
    public static Stream<GoldenQuery> of(String topic) {
        return GoldenFiles.cases(topic).map(GoldenQuery::of);
    }

    /** The objects they ask. */
    public static List<ObjectDefinition> objects() {
        List<ObjectDefinition> objects = new ArrayList<>();
        fixture()
                .get("objects")
                .properties()
                .forEach(entry -> objects.add(new ObjectDefinition(
                        entry.getKey(), SchemaCodec.objectFromJson(entry.getValue(), entry.getKey()))));
        return objects;
    }

    /** The records of an object. */
    public static List<Map<String, Object>> rows(String object) {
        List<Map<String, Object>> rows = new ArrayList<>();
        fixture().get("rows").get(object).forEach(row -> rows.add(RecordCodec.dataFromJson(row)));
        return rows;
    }

    private static GoldenQuery of(GoldenCase file) {
        JsonNode request = json(file.section("request"));
        DriverOptions options = request.has("options")
                ? OptionsCodec.fromJson(request.get("options"), id -> {
                    throw new IllegalStateException("golden queries run outside transactions");
                })
                : DriverOptions.NONE;
        return new GoldenQuery(
                file,
                request.path("op").asText("find"),
                request.path("object").asText("ship"),
                QueryCodec.fromJson(request.get("query")),
                options);
    }

    /** The request as it is written. */
    JsonNode request() {
        return json(file.section("request"));
    }

    /** The objects and their records as they are written. */
    static JsonNode fixture() {
        try {
            return json(Files.readString(GoldenFiles.folder("query").resolve("fixture.json")));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(text, failure);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
