package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.CanonicalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JSON face of records and their values; SEMANTICS.md §2. Thread-safe.
 *
 * <p>Instants, days and times are written as {@link CanonicalText}, bytes as base64, vectors as arrays. Reading knows
 * no schema: such texts stay texts, and the driver that knows the field makes of them what they are.
 */
public final class RecordCodec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As deep as {@link JsonText} reads. */
    private static final int MAX_NESTING = 1000;

    private RecordCodec() {}

    /**
     * The data in a JSON object: objects become maps, arrays lists, whole numbers within 64 bits {@code Long}, other
     * numbers {@code Double} if that carries them exactly, else {@code BigInteger} or {@code BigDecimal}.
     *
     * @param node the object
     * @return an immutable map in document order
     * @throws DriverException {@code INVALID_DATA} if the node is no object or nests more than 1,000 deep
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> dataFromJson(JsonNode node) {
        if (!node.isObject()) {
            throw DriverException.of(
                    ErrorCode.INVALID_DATA,
                    "",
                    "data is an object (got " + Found.text(node) + ")",
                    "write {\"field\": value}");
        }
        return (Map<String, @Nullable Object>) read(node, "", 0);
    }

    /**
     * The value of a JSON node, by the rules of {@link #dataFromJson}.
     *
     * @param node the node
     * @return an immutable value, null for JSON null
     * @throws DriverException {@code INVALID_DATA} if it nests more than 1,000 deep
     */
    public static @Nullable Object valueFromJson(JsonNode node) {
        return node.isNull() ? null : read(node, "", 0);
    }

    private static Object read(JsonNode node, String path, int depth) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : checked(node, path, depth).properties()) {
                JsonNode value = member.getValue();
                String name = member.getKey();
                map.put(name, value.isNull() ? null : read(value, JsonPointers.child(path, name), depth + 1));
            }
            return Collections.unmodifiableMap(map);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            for (JsonNode element : checked(node, path, depth)) {
                list.add(element.isNull() ? null : read(element, JsonPointers.child(path, list.size()), depth + 1));
            }
            return Collections.unmodifiableList(list);
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isNumber()) {
            return JsonNumbers.value(node);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        throw DriverException.of(ErrorCode.INVALID_DATA, path, "this is no JSON value (got " + Found.text(node) + ")");
    }

    private static JsonNode checked(JsonNode node, String path, int depth) {
        if (depth >= MAX_NESTING) {
            throw tooDeep(path);
        }
        return node;
    }

    private static DriverException tooDeep(String path) {
        return DriverException.of(
                ErrorCode.INVALID_DATA, path, "data is nested more than " + MAX_NESTING + " deep", "flatten it");
    }

    /**
     * A record, or any map, as a JSON object.
     *
     * @param data names and values; see {@link #valueToJson}
     * @return a new object in the map's order
     * @throws DriverException {@code INVALID_DATA} with the path of a value that has no JSON form
     */
    public static ObjectNode toJson(Map<String, ? extends @Nullable Object> data) {
        return object(data, "", 0);
    }

    /**
     * A value as JSON.
     *
     * @param value text, a number, a boolean, a temporal value, {@code byte[]}, {@code float[]}, a list, a map, or null
     * @return a new node
     * @throws DriverException {@code INVALID_DATA} if it is something else, no finite number, of a year outside 0001 to
     *     9999, or nested more than 1,000 deep
     */
    public static JsonNode valueToJson(@Nullable Object value) {
        return write(value, "", 0);
    }

    private static ObjectNode object(Map<?, ? extends @Nullable Object> map, String path, int depth) {
        if (depth >= MAX_NESTING) {
            throw tooDeep(path);
        }
        ObjectNode object = NODES.objectNode();
        // No lambda: its frames would fill the stack of a deep value sooner.
        for (Map.Entry<?, ? extends @Nullable Object> member : map.entrySet()) {
            String name = String.valueOf(member.getKey());
            object.set(name, write(member.getValue(), JsonPointers.child(path, name), depth + 1));
        }
        return object;
    }

    private static ArrayNode array(Iterable<? extends @Nullable Object> elements, String path, int depth) {
        if (depth >= MAX_NESTING) {
            throw tooDeep(path);
        }
        ArrayNode array = NODES.arrayNode();
        for (Object element : elements) {
            array.add(write(element, JsonPointers.child(path, array.size()), depth + 1));
        }
        return array;
    }

    private static JsonNode write(@Nullable Object value, String path, int depth) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Number number -> number(number, path);
            case Map<?, ?> map -> object(map, path, depth);
            case Iterable<?> elements -> array(elements, path, depth);
            case byte[] bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes));
            case float[] vector -> vector(vector, path);
            case LocalTime time -> NODES.textNode(CanonicalText.of(time));
            case Instant instant -> NODES.textNode(temporal(() -> CanonicalText.of(instant), path));
            case OffsetDateTime time -> NODES.textNode(temporal(() -> CanonicalText.of(time.toInstant()), path));
            case LocalDate date -> NODES.textNode(temporal(() -> CanonicalText.of(date), path));
            default -> throw noForm(path, "a " + value.getClass().getSimpleName() + " has no JSON form");
        };
    }

    private static JsonNode number(Number number, String path) {
        return switch (number) {
            case Long whole -> NODES.numberNode(whole);
            case Integer whole -> NODES.numberNode(whole.longValue());
            case Short whole -> NODES.numberNode(whole.longValue());
            case Byte whole -> NODES.numberNode(whole.longValue());
            case BigInteger whole -> NODES.numberNode(whole);
            case BigDecimal decimal -> DecimalNode.valueOf(decimal);
            case Double fraction when Double.isFinite(fraction) -> NODES.numberNode(fraction);
            // The shortest decimal of the float, not that of the double it widens to.
            case Float fraction
            when Float.isFinite(fraction) -> DecimalNode.valueOf(new BigDecimal(Float.toString(fraction)));
            default -> throw noForm(path, number + " is no number that JSON has");
        };
    }

    private static ArrayNode vector(float[] vector, String path) {
        ArrayNode array = NODES.arrayNode(vector.length);
        for (float component : vector) {
            array.add(number(component, JsonPointers.child(path, array.size())));
        }
        return array;
    }

    private static String temporal(Supplier<String> text, String path) {
        try {
            return text.get();
        } catch (IllegalArgumentException | DateTimeException failure) {
            throw noForm(path, String.valueOf(failure.getMessage()));
        }
    }

    private static DriverException noForm(String path, String message) {
        return DriverException.of(ErrorCode.INVALID_DATA, path, message);
    }
}
