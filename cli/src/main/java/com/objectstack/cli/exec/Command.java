package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command, its properties known to be those its operation takes. A property that is null counts as absent; one of
 * the wrong type is {@code INVALID_QUERY} with its pointer.
 *
 * @param json the command, or a member of one of its lists
 * @param path where it is; "" for the command itself
 */
record Command(ObjectNode json, String path) {
    /** A property, JSON missing if it is absent. */
    JsonNode get(String property) {
        JsonNode value = json.path(property);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    boolean has(String property) {
        return json.hasNonNull(property);
    }

    String object() {
        return text("object");
    }

    String text(String property) {
        return text(get(property), JsonPointers.child(path, property), "'" + property + "'");
    }

    Optional<String> optionalText(String property) {
        return has(property) ? Optional.of(text(property)) : Optional.empty();
    }

    /** A text that may go by either of two names. */
    String text(String property, String otherName) {
        if (has(property)) {
            refuseBeside(property, otherName);
        }
        return has(otherName) ? text(otherName) : text(property);
    }

    /** Refuses properties that contradict another one. */
    void refuseBeside(String property, String... others) {
        for (String other : others) {
            if (has(other)) {
                throw DriverException.of(
                        ErrorCode.INVALID_QUERY,
                        JsonPointers.child(path, other),
                        "pass either '" + property + "' or '" + other + "'");
            }
        }
    }

    boolean flag(String property) {
        JsonNode value = get(property);
        if (value.isMissingNode()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw unfit(JsonPointers.child(path, property), "'" + property + "' must be true or false", value);
        }
        return value.booleanValue();
    }

    /** A list of texts, empty if it is absent. */
    List<String> texts(String property) {
        List<String> texts = new ArrayList<>();
        String place = JsonPointers.child(path, property);
        for (JsonNode element : list(property)) {
            texts.add(text(element, JsonPointers.child(place, texts.size()), "a member of '" + property + "'"));
        }
        return texts;
    }

    /** A list of one or more texts. */
    List<String> someTexts(String property) {
        List<String> texts = texts(property);
        if (texts.isEmpty()) {
            throw unfit(
                    JsonPointers.child(path, property),
                    "'" + property + "' must be a list of one or more",
                    get(property));
        }
        return texts;
    }

    /** A list, empty if it is absent. */
    List<JsonNode> list(String property) {
        JsonNode value = get(property);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw unfit(JsonPointers.child(path, property), "'" + property + "' must be a list", value);
        }
        List<JsonNode> elements = new ArrayList<>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /** The members of a list of objects, each with exactly these properties. */
    List<Command> parts(String property, String... properties) {
        Signature signature = Signature.of("a member of '" + property + "'").needing(properties);
        String place = JsonPointers.child(path, property);
        List<Command> parts = new ArrayList<>();
        for (JsonNode element : list(property)) {
            parts.add(signature.check(element, JsonPointers.child(place, parts.size())));
        }
        return parts;
    }

    private static String text(JsonNode value, String place, String what) {
        if (!value.isTextual()) {
            throw unfit(place, what + " must be a text", value);
        }
        return value.textValue();
    }

    private static DriverException unfit(String place, String rule, JsonNode found) {
        String shown = found.isMissingNode() ? "nothing" : Shown.cut(found.toString());
        return DriverException.of(ErrorCode.INVALID_QUERY, place, rule + " (got " + shown + ")");
    }
}
