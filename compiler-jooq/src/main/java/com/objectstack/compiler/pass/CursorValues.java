package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The place in an order that a cursor stands for: a stored value for each column the records are sorted by. */
final class CursorValues {
    private final TotalOrder order;
    private final String path;
    private final Problems problems;

    private CursorValues(TotalOrder order, String path, Problems problems) {
        this.order = order;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Reads a cursor.
     *
     * @param cursor the cursor
     * @param order the order of its query
     * @param path where it stands
     * @param problems collects what is wrong with it
     * @return the values, null if anything is wrong
     */
    static @Nullable List<@Nullable Object> of(Cursor cursor, TotalOrder order, String path, Problems problems) {
        CursorValues values = new CursorValues(order, path, problems);
        return switch (cursor) {
            case Cursor.Position position -> values.ofPosition(position.values());
            case Cursor.Token token -> values.ofToken(token.text());
        };
    }

    /**
     * The literal in a cursor: its values, by name or in the order's own order.
     *
     * @throws RefusedValue if it is a damaged token
     */
    static Object literal(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Position position -> position.values();
            case Cursor.Token token -> CursorToken.read(token.text()).values();
        };
    }

    /**
     * The values of a valid cursor as binds, null for each that is NULL.
     *
     * @param cursor the cursor
     * @param order the order of its query
     * @param slots where the values of the request come from
     */
    static List<@Nullable Field<Object>> bound(Cursor cursor, TotalOrder order, Slots slots) {
        List<@Nullable Object> place =
                Objects.requireNonNull(of(cursor, order, "", new Problems()), "validate passed by it");
        List<UnaryOperator<Object>> parts = cursor instanceof Cursor.Token
                ? IntStream.range(0, place.size())
                        .mapToObj(CursorValues::member)
                        .toList()
                : order.keys().stream().flatMap(CursorValues::parts).toList();
        Object literal = literal(cursor);
        List<@Nullable Field<Object>> bound = new ArrayList<>(place.size());
        for (int at = 0; at < place.size(); at++) {
            bound.add(place.get(at) == null ? null : slots.bind(cursor, literal, parts.get(at)));
        }
        return bound;
    }

    private static UnaryOperator<Object> member(int at) {
        return values -> ((List<?>) values).get(at);
    }

    /** How the columns of a key are made of the values by name. */
    private static Stream<UnaryOperator<Object>> parts(TotalOrder.Key key) {
        String name = key.name();
        ValueCodec codec = key.sort().field().codec();
        UnaryOperator<Object> stored = values -> stored(((Map<?, ?>) values).get(name), codec);
        UnaryOperator<Object> ranked = values -> {
            Object value = ((Map<?, ?>) values).get(name);
            return rank(value, stored(value, codec));
        };
        return key.sort().field().isJsonPath() ? Stream.of(ranked, stored) : Stream.of(stored);
    }

    private static Object stored(@Nullable Object value, ValueCodec codec) {
        return Objects.requireNonNull(codec.encode(Objects.requireNonNull(value), Place.FILTER));
    }

    private @Nullable List<@Nullable Object> ofToken(String text) {
        try {
            return CursorToken.read(text, order);
        } catch (RefusedValue refusal) {
            problems.add(refusal.at(path));
            return null;
        }
    }

    private @Nullable List<@Nullable Object> ofPosition(Map<String, @Nullable Object> given) {
        if (!hasExactlyTheKeys(given.keySet())) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        boolean sound = true;
        for (TotalOrder.Key key : order.keys()) {
            sound &= addValue(key, given.get(key.name()), values);
        }
        return sound ? Collections.unmodifiableList(values) : null;
    }

    private boolean hasExactlyTheKeys(Set<String> given) {
        Set<String> names = order.names();
        String hint = names.isEmpty() ? "the query has one record" : "the keys are " + String.join(", ", names);
        boolean exact = true;
        for (String name : names) {
            if (!given.contains(name)) {
                problems.add(ErrorCode.INVALID_QUERY, path, "the cursor has no '" + name + "'", hint);
                exact = false;
            }
        }
        for (String name : given) {
            if (!names.contains(name)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(path, name),
                        TextRules.show(name) + " is no key that the records are sorted by",
                        hint);
                exact = false;
            }
        }
        return exact && areUnlike();
    }

    /** A {@code distinct} query may give one field the name of another. */
    private boolean areUnlike() {
        Map<String, ScopedField.Key> fields = new HashMap<>();
        for (TotalOrder.Key key : order.keys()) {
            ScopedField.Key field = key.sort().field().key();
            if (!field.equals(fields.getOrDefault(key.name(), field))) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(path, key.name()),
                        "two keys that the records are sorted by are called '" + key.name() + "'",
                        "pass the token that findPage gives, or name the fields anew");
                return false;
            }
            fields.put(key.name(), field);
        }
        return true;
    }

    private boolean addValue(TotalOrder.Key key, @Nullable Object value, List<@Nullable Object> values) {
        ScopedField field = key.sort().field();
        try {
            Object stored = value == null ? null : stored(value, field.codec());
            if (field.isJsonPath()) {
                values.add(stored == null ? null : rank(value, stored));
            }
            values.add(stored);
            return true;
        } catch (RefusedValue refusal) {
            ColumnModel column = field.column();
            String at = child(path, key.name());
            problems.add(column.isSecret() ? refusal.withoutValue().at(at) : refusal.at(at, key.name()));
            return false;
        }
    }

    /** The rank of a value's kind, as {@link Sorting} has it of the values in the database. */
    private static Long rank(@Nullable Object value, Object stored) {
        return switch (stored) {
            case Long flag when value instanceof Boolean -> flag + 1;
            case Long number -> 3L;
            case Double number -> 3L;
            case String text -> 4L;
            default ->
                throw new RefusedValue(
                        ErrorCode.TYPE_MISMATCH, "bytes are no JSON value", "pass a text, number or boolean");
        };
    }
}
