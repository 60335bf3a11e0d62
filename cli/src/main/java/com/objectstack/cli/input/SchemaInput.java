package com.objectstack.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the objects of a schema file. Each of these is one:
 *
 * <pre>{@code
 * {"object": "invoice", "schema": {"fields": {...}}}
 * {"name": "invoice", "fields": {...}}
 * [any of the above, ...]
 * {"invoice": {"fields": {...}}, "customer": {"fields": {...}}}
 * }</pre>
 */
public final class SchemaInput {
    private static final Set<String> PAIR = Set.of("object", "schema");

    private SchemaInput() {}

    /**
     * The objects in a text.
     *
     * @param text the JSON of a schema file
     * @return the objects, in document order
     * @throws DriverException {@code INVALID_SCHEMA}
     */
    public static List<ObjectDefinition> parse(String text) {
        JsonNode json = JsonText.parse(text, ErrorCode.INVALID_SCHEMA);
        List<ObjectDefinition> objects = new ArrayList<>();
        if (json.isArray()) {
            for (JsonNode element : json) {
                objects.add(one(element, JsonPointers.child("", objects.size())));
            }
        } else if (isOne(json) || !json.isObject()) {
            objects.add(one(json, ""));
        } else {
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                objects.add(named(member.getKey(), member.getValue(), JsonPointers.child("", member.getKey())));
            }
        }
        return objects;
    }

    private static boolean isOne(JsonNode json) {
        return isPair(json) || json.path("name").isTextual();
    }

    private static boolean isPair(JsonNode json) {
        return json.path("object").isTextual() && json.path("schema").isObject();
    }

    private static ObjectDefinition one(JsonNode json, String path) {
        if (isPair(json)) {
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                if (!PAIR.contains(member.getKey())) {
                    throw refused(
                            JsonPointers.child(path, member.getKey()),
                            "beside 'object' and 'schema' there is '" + member.getKey() + "'");
                }
            }
            return named(json.path("object").textValue(), json.path("schema"), JsonPointers.child(path, "schema"));
        }
        if (!json.path("name").isTextual()) {
            throw refused(path, "this names no object");
        }
        return named(json.path("name").textValue(), json, path);
    }

    private static ObjectDefinition named(String object, JsonNode schema, String path) {
        ObjectSchema read = Parts.within(path, () -> SchemaCodec.objectFromJson(schema, object));
        return new ObjectDefinition(object, read);
    }

    private static DriverException refused(String path, String message) {
        return DriverException.of(
                ErrorCode.INVALID_SCHEMA,
                path,
                message,
                "pass {\"object\": name, \"schema\": {...}}, a list of them, or a map from name to schema");
    }
}
