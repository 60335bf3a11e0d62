package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One property of a node. The readers report a value of the wrong type and then give null, false or an empty
 * collection; the result is thrown away with the document.
 *
 * @param name its name
 * @param value its value, not null
 * @param path where it is
 * @param code the code of its problems
 * @param in the reading it is part of
 */
record Property(String name, JsonNode value, String path, ErrorCode code, Reading in) {
    /** Reads one element of a list or one value of a map. */
    interface Element<T> {
        /** The element; null if it was refused. */
        @Nullable
        T read(JsonNode node, String path, Reading in);
    }

    /** Reports that the value is something else than accepted. */
    void unfit(String accepted) {
        in.unfit(code, path, "'" + name + "' is " + accepted, value, "pass " + accepted);
    }

    /** Any text. */
    @Nullable
    String text() {
        if (!value.isTextual()) {
            unfit("a text");
            return null;
        }
        return value.textValue();
    }

    /** The value as Java has it, by the rules of {@link RecordCodec#dataFromJson}. */
    @Nullable
    Object plain() {
        try {
            return RecordCodec.valueFromJson(value);
        } catch (DriverException refusal) {
            in.problem(code, path + refusal.path(), refusal.problems().get(0).message(), null);
            return null;
        }
    }

    /** A text that is not empty. */
    @Nullable
    String name(String what) {
        String text = nameOf(value);
        if (text == null) {
            unfit(what);
        }
        return text;
    }

    private static @Nullable String nameOf(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
    }

    boolean flag() {
        if (!value.isBoolean()) {
            unfit("true or false");
        }
        return value.booleanValue();
    }

    /** A whole number within 64 bits, not below {@code least}. */
    @Nullable
    Long whole(long least) {
        Long number = JsonNumbers.whole(value);
        if (number == null || number < least) {
            unfit("a whole number, " + least + " or more");
            return null;
        }
        return number;
    }

    /** A finite number. */
    @Nullable
    Double number() {
        Double number = JsonNumbers.nearestDouble(value);
        if (number == null) {
            unfit("a number");
        }
        return number;
    }

    /** One of some words. */
    <T> @Nullable T word(Map<String, T> words) {
        T meaning = value.isTextual() ? words.get(value.textValue()) : null;
        if (meaning == null) {
            unfit("one of " + String.join(", ", words.keySet()));
        }
        return meaning;
    }

    /** Every element of an array that was not refused. */
    <T> List<T> list(String accepted, Element<T> element) {
        List<T> elements = new ArrayList<>();
        if (!value.isArray()) {
            unfit(accepted);
            return elements;
        }
        for (int place = 0; place < value.size(); place++) {
            T read = element.read(value.get(place), JsonPointers.child(path, place), in);
            if (read != null) {
                elements.add(read);
            }
        }
        return elements;
    }

    /** An array of texts that are not empty. */
    List<String> names() {
        return list("a list of names", (node, place, reading) -> {
            String text = nameOf(node);
            if (text == null) {
                reading.unfit(code, place, "a name is a text", node, "pass a name");
            }
            return text;
        });
    }

    /** Every value of an object that was not refused, by name. */
    <T> Map<String, T> map(String accepted, Element<T> element) {
        Map<String, T> values = new LinkedHashMap<>();
        if (!value.isObject()) {
            unfit(accepted);
            return values;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            T read = element.read(member.getValue(), JsonPointers.child(path, member.getKey()), in);
            if (read != null) {
                values.put(member.getKey(), read);
            }
        }
        return values;
    }
}
