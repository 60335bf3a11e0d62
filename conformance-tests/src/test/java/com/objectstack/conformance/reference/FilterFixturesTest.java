package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.Condition;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fixtures of contract §10 about filters, asked of the reference's filters alone. */
class FilterFixturesTest {
    @TestFactory
    Stream<DynamicTest> everyFilterMatchesItsRecords() {
        return files().flatMap(file -> {
            MemoryCatalog catalog = catalog(file);
            List<String> all = catalog.ids(object(file), "{}");
            return cases(file, "filters")
                    .map(row -> dynamicTest(row.get("where").toString(), () -> {
                        Condition where = QueryCodec.conditionFromJson(row.get("where"), "/where");
                        List<String> ids = new ArrayList<>();
                        row.get("ids").forEach(id -> ids.add(id.textValue()));

                        assertThat(catalog.ids(object(file), where)).containsExactlyInAnyOrderElementsOf(ids);
                        assertThat(catalog.ids(object(file), where.not()))
                                .as("the complement")
                                .containsExactlyInAnyOrderElementsOf(all.stream()
                                        .filter(id -> !ids.contains(id))
                                        .toList());
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalHasItsCodeAndPlace() {
        return files().flatMap(file -> {
            MemoryCatalog catalog = catalog(file);
            return cases(file, "refusals")
                    .map(row -> dynamicTest(
                            row.get("where") + ": " + row.get("rule").textValue(),
                            () -> assertThat(first(catalog, object(file), row.get("where")))
                                    .isEqualTo(row.get("code").textValue() + " "
                                            + row.get("path").textValue())));
        });
    }

    private static String first(MemoryCatalog catalog, String object, JsonNode where) {
        try {
            Condition condition = QueryCodec.conditionFromJson(where, "/where");
            return catalog.refusals(catalog.scope(object), condition).stream()
                    .findFirst()
                    .map(FilterFixturesTest::shown)
                    .orElse("none");
        } catch (DriverException malformed) {
            return shown(malformed.problems().get(0));
        }
    }

    private static String shown(Problem problem) {
        return problem.code() + " " + problem.path();
    }

    private static Stream<JsonNode> files() {
        return Stream.of("logic", "text", "datetime", "time", "cross-field").map(FilterFixturesTest::read);
    }

    private static Stream<JsonNode> cases(JsonNode file, String list) {
        return file.get(list).valueStream();
    }

    private static String object(JsonNode file) {
        return file.get("schema").get("name").textValue();
    }

    private static MemoryCatalog catalog(JsonNode file) {
        ObjectSchema schema = SchemaCodec.objectFromJson(file.get("schema"), object(file));
        List<Map<String, Object>> rows = new ArrayList<>();
        file.get("rows").forEach(row -> rows.add(RecordCodec.dataFromJson(row)));
        return new MemoryCatalog().with(schema, rows);
    }

    private static JsonNode read(String name) {
        String resource = "/com/objectstack/conformance/fixtures/" + name + ".json";
        try (InputStream in = FilterFixturesTest.class.getResourceAsStream(resource)) {
            return JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), ErrorCode.INVALID_DATA);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
