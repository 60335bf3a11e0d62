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
import java.util.List;
import java.util.Optional;
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
            case String text -> "t" + hex(text.getBytes(StandardCharsets.UTF_8));
            case Long whole -> "n" + whole;
            case Double fraction -> "d" + fraction;
            case Boolean flag -> "b" + flag;
            case Instant instant -> "i" + instant;
            case LocalDate day -> "y" + day;
            case LocalTime time -> "c" + time;
            case byte[] bytes -> "x" + hex(bytes);
            default -> throw new IllegalStateException("no place in an order: " + value.getClass());
        };
    }

    private static @Nullable Object value(String line) {
        if (line.equals(NULL)) {
            return null;
        }
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case 't' -> new String(HexFormat.of().parseHex(rest), StandardCharsets.UTF_8);
            case 'n' -> Long.valueOf(rest);
            case 'd' -> Double.valueOf(rest);
            case 'b' -> Boolean.valueOf(rest);
            case 'i' -> Instant.parse(rest);
            case 'y' -> LocalDate.parse(rest);
            case 'c' -> LocalTime.parse(rest);
            case 'x' -> HexFormat.of().parseHex(rest);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
