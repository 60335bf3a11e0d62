package com.objectstack.compiler.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as stored text. Every value is encoded, a bare text too (contract B143). */
public final class JsonText {
    /** SQLite reads JSON nested up to 1,000 levels. */
    private static final int MAX_DEPTH = 900;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private JsonText() {}

    /** The text of a value of lists, maps and scalars. */
    static String encode(@Nullable Object value, Place place) {
        return write(plain(value, place, 0));
    }

    /** The text of scalars that a codec has already encoded, as one array for {@code json_each}. */
    public static String array(List<?> binds) {
        return write(binds);
    }

    /** The texts of an array that {@link #array} made of texts. */
    public static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        if (decode(array) instanceof List<?> members) {
            members.forEach(member -> texts.add(String.valueOf(member)));
        }
        return texts;
    }

    /** The value of a stored text; text that is no JSON is returned as it is (contract B145). */
    static @Nullable Object decode(String stored) {
        try (JsonParser parser = MAPPER.createParser(stored)) {
            Object value = MAPPER.readValue(parser, Object.class);
            return parser.nextToken() == null ? presented(value) : stored;
        } catch (java.io.IOException notJson) {
            return stored;
        }
    }

    private static String write(@Nullable Object plain) {
        try {
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain lists, maps and scalars can be written as JSON", impossible);
        }
    }

    private static @Nullable Object plain(@Nullable Object value, Place place, int depth) {
        if (depth > MAX_DEPTH) {
            throw new RefusedValue(
                    ErrorCode.INVALID_DATA, "the JSON value is nested deeper than " + MAX_DEPTH + " levels", null);
        }
        return switch (value) {
            case null -> null;
            case String text -> TextRules.require(text, place);
            case Boolean flag -> flag;
            case Map<?, ?> map -> plainMap(map, place, depth);
            case Collection<?> list -> plainList(list, place, depth);
            case float[] vector -> plainVector(vector);
            default -> scalar(value, place);
        };
    }

    private static Object scalar(Object value, Place place) {
        Object number = Numbers.normalize(value);
        if (number != null) {
            return number;
        }
        String temporal = TemporalCodecs.canonical(value);
        if (temporal != null) {
            return temporal;
        }
        throw new RefusedValue(
                place == Place.DATA ? ErrorCode.INVALID_DATA : ErrorCode.INVALID_FILTER,
                "a " + value.getClass().getSimpleName() + " has no JSON form",
                "pass text, numbers, booleans, lists and maps");
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map, Place place, int depth) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw new RefusedValue(ErrorCode.INVALID_DATA, "a JSON object has a key that is no text", null);
            }
            plain.put(TextRules.require(name, place), plain(member, place, depth + 1));
        });
        return plain;
    }

    private static List<@Nullable Object> plainList(Collection<?> list, Place place, int depth) {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (Object member : list) {
            plain.add(plain(member, place, depth + 1));
        }
        return plain;
    }

    private static List<@Nullable Object> plainVector(float[] vector) {
        List<@Nullable Object> plain = new ArrayList<>(vector.length);
        for (float component : vector) {
            plain.add(Numbers.normalize(component));
        }
        return plain;
    }

    /** Jackson's numbers and collections as records present them. */
    private static @Nullable Object presented(@Nullable Object value) {
        return switch (value) {
            case Integer whole -> whole.longValue();
            case Double fraction -> Numbers.fromStored(fraction);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> copy.put(String.valueOf(key), presented(member)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                for (Object member : list) {
                    copy.add(presented(member));
                }
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> value;
        };
    }
}
