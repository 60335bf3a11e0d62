package com.objectstack.conformance.reference;

import com.objectstack.query.NullOrder;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Equality and order of values. Texts are compared by code point (SEMANTICS.md decision 21), numbers exactly whether
 * {@code Long} or {@code Double} (decision 12), values of different kinds in the order false, true, numbers, texts (§3).
 */
final class ValueOrder {
    private ValueOrder() {}

    /** The order of any two values that are not null. */
    static int compare(Object left, Object right) {
        int kinds = Integer.compare(rank(left), rank(right));
        if (kinds != 0) {
            return kinds;
        }
        return switch (left) {
            case Boolean flag -> flag.compareTo((Boolean) right);
            case Number number -> compare(number, (Number) right);
            case String text -> Texts.compare(text, (String) right);
            case Instant instant -> instant.compareTo((Instant) right);
            case LocalDate day -> day.compareTo((LocalDate) right);
            case LocalTime time -> time.compareTo((LocalTime) right);
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) right);
            default -> Texts.compare(left.toString(), right.toString());
        };
    }

    /** The order of two values of one kind, empty if they are of different kinds or one is null: no range holds then. */
    static Optional<Integer> compareWithinKind(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && rank(left) == rank(right)
                ? Optional.of(compare(left, right))
                : Optional.empty();
    }

    /** Whether two values are the same; null is the same as null only. */
    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return key(left).equals(key(right));
    }

    /** What stands for a value in a set or map: equal values have equal keys, 1 and 1.0 and two like arrays too. */
    static Object key(Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Double number -> Numbers.ofFinite(number);
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case float[] vector -> keyOfVector(vector);
            case List<?> list -> keyOfList(list);
            case Map<?, ?> map -> keyOfMap(map);
            default -> value;
        };
    }

    /** The order of a sort key (decision 15). */
    static Comparator<@Nullable Object> of(SortNode sort) {
        return of(sort.order(), sort.nulls());
    }

    /** Nulls come first ascending and last descending, unless they are told where to be (decision 15). */
    static Comparator<@Nullable Object> of(SortOrder order, NullOrder nulls) {
        Comparator<Object> ascending = ValueOrder::compare;
        Comparator<Object> values = switch (order) {
            case ASC -> ascending;
            case DESC -> ascending.reversed();
        };
        boolean nullsFirst = switch (nulls) {
            case DEFAULT -> order == SortOrder.ASC;
            case FIRST -> true;
            case LAST -> false;
        };
        return nullsFirst ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
    }

    private static int compare(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            return Long.compare(one, other);
        }
        BigDecimal exact = Numbers.exact(left);
        return exact.compareTo(Numbers.exact(right));
    }

    /** Kinds in the order of values in JSON; those that a column never mixes stand after them. */
    private static int rank(Object value) {
        return switch (value) {
            case Boolean flag -> 0;
            case Number number -> 1;
            case String text -> 2;
            case List<?> list -> 3;
            case Map<?, ?> map -> 4;
            case Instant instant -> 5;
            case LocalDate day -> 6;
            case LocalTime time -> 7;
            case byte[] bytes -> 8;
            default -> 9;
        };
    }

    private static Object keyOfVector(float[] vector) {
        List<Float> components = new ArrayList<>();
        for (float component : vector) {
            components.add(component);
        }
        return components;
    }

    private static Object keyOfList(List<?> list) {
        List<@Nullable Object> keys = new ArrayList<>();
        list.forEach(element -> keys.add(element == null ? null : key(element)));
        return keys;
    }

    private static Object keyOfMap(Map<?, ?> map) {
        Map<@Nullable Object, @Nullable Object> keys = new LinkedHashMap<>();
        map.forEach((name, member) -> keys.put(name, member == null ? null : key(member)));
        return keys;
    }
}
