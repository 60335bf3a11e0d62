package com.objectstack.conformance.reference;

import com.objectstack.query.NullOrder;
import com.objectstack.query.SortOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order as an opaque text (SEMANTICS.md §4): the name of the order, a line for each value, a checksum. The
 * form is this driver's own, and so are its tokens.
 *
 * @param order the name of the order
 * @param place the values of the place
 */
record CursorToken(String order, List<@Nullable Object> place) {
    private static final String NULL = "-";

    CursorToken {
        place = Collections.unmodifiableList(new ArrayList<>(place));
    }

    /** The name of an order: of which object, by which keys, how sorted. */
    static String name(TotalOrder order, String object) {
        StringBuilder name = new StringBuilder(object);
        for (SortKey key : order.keys()) {
            boolean ascending = key.node().order() == SortOrder.ASC;
            boolean nullsFirst = key.node().nulls() == NullOrder.DEFAULT
                    ? ascending
                    : key.node().nulls() == NullOrder.FIRST;
            // No name contains U+0000.
            name.append('\0').append(key.name());
            name.append('\0').append(ascending).append(nullsFirst);
            name.append(key.expression().column().kind());
        }
        return checksum(name.toString());
    }

    /** The text of the place. */
    String text() {
        StringBuilder lines = new StringBuilder(order);
        place.forEach(value -> lines.append('\n').append(line(value)));
        String content = lines.toString();
        byte[] bytes = (content + '\n' + checksum(content)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a text holds; empty if it is no token, or a damaged one. */
    static Optional<CursorToken> read(String text) {
        try {
            String lines = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = lines.lastIndexOf('\n');
            if (end < 0 || !checksum(lines.substring(0, end)).equals(lines.substring(end + 1))) {
                return Optional.empty();
            }
            String[] parts = lines.substring(0, end).split("\n", -1);
            List<@Nullable Object> place = new ArrayList<>();
            for (int at = 1; at < parts.length; at++) {
                place.add(value(parts[at]));
            }
            CursorToken token = new CursorToken(parts[0], place);
            // Base64 may write the same bytes in several ways.
            return Optional.of(token).filter(same -> same.text().equals(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static String line(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String text -> "t" + hex(text);
            case Long whole -> "n" + whole;
            case Double fraction -> "d" + fraction;
            case Boolean flag -> "b" + flag;
            case Instant instant -> "i" + instant;
            case LocalDate day -> "y" + day;
            case LocalTime time -> "c" + time;
            case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
            case float[] vector -> "v" + hex(lines(components(vector)));
            case List<?> list -> "l" + hex(lines(list));
            case Map<?, ?> map -> "m" + hex(lines(members(map)));
            default -> throw new IllegalStateException("no place in an order: " + value.getClass());
        };
    }

    private static String lines(List<?> values) {
        return values.stream().map(CursorToken::line).collect(Collectors.joining("\n"));
    }

    private static List<@Nullable Object> members(Map<?, ?> map) {
        List<@Nullable Object> members = new ArrayList<>();
        map.forEach((name, member) -> {
            members.add(name);
            members.add(member);
        });
        return members;
    }

    private static List<Object> components(float[] vector) {
        List<Object> components = new ArrayList<>();
        for (float component : vector) {
            components.add((double) component);
        }
        return components;
    }

    private static @Nullable Object value(String line) {
        if (line.equals(NULL)) {
            return null;
        }
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case 't' -> text(rest);
            case 'n' -> Long.valueOf(rest);
            case 'd' -> Double.valueOf(rest);
            case 'b' -> Boolean.valueOf(rest);
            case 'i' -> Instant.parse(rest);
            case 'y' -> LocalDate.parse(rest);
            case 'c' -> LocalTime.parse(rest);
            case 'x' -> HexFormat.of().parseHex(rest);
            case 'v' -> vector(values(rest));
            case 'l' -> values(rest);
            case 'm' -> map(values(rest));
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static List<@Nullable Object> values(String hex) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!hex.isEmpty()) {
            for (String line : text(hex).split("\n", -1)) {
                values.add(value(line));
            }
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<String, @Nullable Object> map(List<@Nullable Object> members) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int place = 0; place < members.size(); place += 2) {
            map.put(String.valueOf(members.get(place)), members.get(place + 1));
        }
        return Collections.unmodifiableMap(map);
    }

    private static float[] vector(List<@Nullable Object> components) {
        float[] vector = new float[components.size()];
        for (int place = 0; place < vector.length; place++) {
            vector[place] = components.get(place) instanceof Double component ? component.floatValue() : 0;
        }
        return vector;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
