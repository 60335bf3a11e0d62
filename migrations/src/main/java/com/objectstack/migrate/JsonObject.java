package com.objectstack.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A JSON object that is read strictly: what nobody asked for is refused at {@link #end}. For one thread. */
final class JsonObject {
    private final JsonNode node;
    private final String path;
    private final Set<String> asked = new LinkedHashSet<>();

    JsonObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw refused(path, "an object is wanted here, got " + node.getNodeType(), "write {...}");
        }
    }

    ObjectNode node() {
        return (ObjectNode) node;
    }

    /** The place of a property. */
    String path(String name) {
        return JsonPointers.child(path, name);
    }

    boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    /** A property that must be there. */
    JsonNode require(String name) {
        if (!has(name)) {
            throw refused(path, "'" + name + "' is missing", "write it");
        }
        return node.path(name);
    }

    /** A property, null if it is not there. */
    @Nullable
    JsonNode find(String name) {
        return has(name) ? node.path(name) : null;
    }

    /** A text that is not empty. */
    String text(String name) {
        JsonNode value = require(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw refused(path(name), "'" + name + "' is no text, or empty", "write a text");
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw refused(path(name), "'" + name + "' is neither true nor false", "write true or false");
        }
        return value != null && value.booleanValue();
    }

    /** The elements of an array, each read with its place. */
    <T> List<T> list(String name, BiFunction<JsonNode, String, T> element) {
        JsonNode value = require(name);
        if (!value.isArray()) {
            throw refused(path(name), "'" + name + "' is no list", "write [...]");
        }
        List<T> elements = new ArrayList<>();
        for (JsonNode one : value) {
            elements.add(element.apply(one, JsonPointers.child(path(name), elements.size())));
        }
        return elements;
    }

    /** Refuses every property that was not asked for. */
    void end() {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!asked.contains(member.getKey())) {
                throw refused(
                        path(member.getKey()),
                        "there is no property '" + member.getKey() + "' here",
                        NearestName.hint(member.getKey(), asked).orElse("known are " + String.join(", ", asked)));
            }
        }
    }

    static DriverException refused(String path, String message, String hint) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, path, message, hint);
    }
}
