package com.objectstack.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code fixtures/*.json}: an object, its rows, and lists of cases; {@code of} says to which rule a case belongs.
 *
 * @param schema the object, with a field {@link #TOUCHED} added
 * @param rows its rows
 * @param document the whole file
 */
record FixtureFile(ObjectSchema schema, List<Map<String, @Nullable Object>> rows, JsonNode document) {
    /** A field for {@code updateMany} to write, so that it changes nothing the cases ask about. */
    static final String TOUCHED = "kit_touched";

    static FixtureFile read(String name) {
        JsonNode document = JsonText.parse(text("fixtures/" + name + ".json"), ErrorCode.INVALID_DATA);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        document.get("rows").forEach(row -> rows.add(RecordCodec.dataFromJson(row)));
        return new FixtureFile(withTouched(SchemaCodec.objectFromJson(document.get("schema"), name)), rows, document);
    }

    /** The cases of one list that belong to a rule, empty if the file has none. */
    List<JsonNode> cases(String list, String rule) {
        List<JsonNode> cases = new ArrayList<>();
        document.path(list).forEach(row -> {
            if (rule.equals(row.path("of").textValue())) {
                cases.add(row);
            }
        });
        return cases;
    }

    private static ObjectSchema withTouched(ObjectSchema schema) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.put(TOUCHED, FieldSchema.of(TOUCHED, FieldType.BOOLEAN));
        return new ObjectSchema(schema.name(), fields, schema.indexes(), null, Map.of());
    }

    private static String text(String resource) {
        try (InputStream in = FixtureFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
