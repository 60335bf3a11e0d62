package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.driver.ErrorCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order as an opaque text for URLs: a version, a fingerprint of the order, the stored values, a checksum.
 * It holds nothing but the values that the records are sorted by, which it does not hide.
 */
final class CursorToken {
    private static final byte VERSION = 1;
    private static final int CHECKSUM = Integer.BYTES;

    private static final byte NULL = 0;
    private static final byte WHOLE = 1;
    private static final byte FRACTION = 2;
    private static final byte TEXT = 3;
    private static final byte BYTES = 4;

    private CursorToken() {}

    /**
     * What a text holds.
     *
     * @param fingerprint of the order that the place is in
     * @param values the stored values of the place
     */
    record Content(int fingerprint, List<@Nullable Object> values) {
        Content {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** The text of a place in the order of a fingerprint; the same for the same place. */
    static String write(List<@Nullable Object> values, int fingerprint) {
        List<@Nullable Object> parts = new ArrayList<>(values.size());
        int size = 1 + CHECKSUM + CHECKSUM;
        for (Object value : values) {
            Object part = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
            size += 1 + sizeOf(part);
            parts.add(part);
        }
        ByteBuffer buffer = ByteBuffer.allocate(size).put(VERSION).putInt(fingerprint);
        for (int at = 0; at < parts.size(); at++) {
            put(buffer, values.get(at) instanceof String, parts.get(at));
        }
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /**
     * The place of a text.
     *
     * @throws RefusedValue if it is damaged or of another order
     */
    static List<@Nullable Object> read(String text, TotalOrder order) {
        Content content = read(text);
        if (content.fingerprint() != fingerprint(order)) {
            throw refused("the token belongs to another order");
        }
        if (content.values().size() != width(order)) {
            throw damaged();
        }
        return content.values();
    }

    /**
     * What a text holds, whatever order it is of.
     *
     * @throws RefusedValue if it is damaged
     */
    static Content read(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int end = buffer.limit() - CHECKSUM;
            if (buffer.get() != VERSION || buffer.getInt(end) != checksum(buffer.array(), end)) {
                throw damaged();
            }
            int fingerprint = buffer.getInt();
            List<@Nullable Object> values = new ArrayList<>();
            buffer.limit(end);
            while (buffer.hasRemaining()) {
                values.add(get(buffer));
            }
            // Base64 may write the same bytes in several ways.
            if (write(values, fingerprint).equals(text)) {
                return new Content(fingerprint, values);
            }
            throw damaged();
        } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException broken) {
            throw damaged();
        }
    }

    private static int width(TotalOrder order) {
        return order.keys().stream().mapToInt(key -> key.columns().size()).sum();
    }

    private static int sizeOf(@Nullable Object part) {
        return part == null ? 0 : part instanceof byte[] bytes ? Integer.BYTES + bytes.length : Long.BYTES;
    }

    private static void put(ByteBuffer buffer, boolean isText, @Nullable Object part) {
        switch (part) {
            case null -> buffer.put(NULL);
            case Long whole -> buffer.put(WHOLE).putLong(whole);
            case Double fraction -> buffer.put(FRACTION).putDouble(fraction);
            case byte[] bytes ->
                buffer.put(isText ? TEXT : BYTES).putInt(bytes.length).put(bytes);
            default -> throw new IllegalStateException("no stored value: " + part.getClass());
        }
    }

    private static @Nullable Object get(ByteBuffer buffer) {
        return switch (buffer.get()) {
            case NULL -> null;
            case WHOLE -> buffer.getLong();
            case FRACTION -> number(buffer.getDouble());
            case TEXT -> new String(bytes(buffer), StandardCharsets.UTF_8);
            case BYTES -> bytes(buffer);
            default -> throw damaged();
        };
    }

    /** A database takes NaN for NULL. */
    private static Double number(double fraction) {
        if (Double.isNaN(fraction)) {
            throw damaged();
        }
        return fraction;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw damaged();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Tells orders apart: of which object, by which keys, how sorted. */
    static int fingerprint(TotalOrder order) {
        StringBuilder text = new StringBuilder(order.object());
        for (TotalOrder.Key key : order.keys()) {
            // No name contains U+0000.
            text.append('\0').append(key.name());
            text.append('\0').append(key.isAscending()).append(key.isNullsFirst());
            text.append(key.sort().field().column().valueClass());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, bytes.length);
    }

    private static int checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }

    private static RefusedValue damaged() {
        return refused("the token is damaged");
    }

    private static RefusedValue refused(String message) {
        return new RefusedValue(ErrorCode.INVALID_QUERY, message, "pass the token of the same query");
    }
}
