package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Aggregates agree with computing them in Java over the records of {@code find}. */
final class GroupLaws {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private GroupLaws() {}

    static void agreeWithFind(Table table, Case drawn) {
        List<DataRecord> records = table.find(Query.matching(drawn.filter()).build());
        List<String> names = List.copyOf(drawn.schema().fields().keySet());
        for (FieldSchema field : drawn.schema().fields().values()) {
            String key = names.get(Math.floorMod(field.name().hashCode(), names.size()));
            assertGroups(table, drawn, field, key, records);
            assertWhole(table, drawn, field, records);
        }
    }

    private static void assertWhole(Table table, Case drawn, FieldSchema field, List<DataRecord> records) {
        Outcome found = Outcome.of(() -> table.find(query(drawn, field, null)));
        if (overflows(found, field, List.of(records))) {
            return;
        }
        List<DataRecord> groups = found.records();
        assertEquals(1, groups.size());
        assertGroup(field, groups.get(0), records);
    }

    private static void assertGroups(Table table, Case drawn, FieldSchema field, String key, List<DataRecord> records) {
        Map<@Nullable Object, List<DataRecord>> wanted = new HashMap<>();
        records.forEach(record -> wanted.computeIfAbsent(record.get(key), value -> new ArrayList<>())
                .add(record));
        Outcome found = Outcome.of(() -> table.find(query(drawn, field, key)));
        if (overflows(found, field, wanted.values())) {
            return;
        }
        List<DataRecord> groups = found.records();
        assertEquals(
                wanted.keySet(),
                new LinkedHashSet<>(
                        groups.stream().map(group -> group.get("key")).toList()));
        assertEquals(wanted.size(), groups.size(), "a group came twice");
        groups.forEach(group -> assertGroup(field, group, Objects.requireNonNull(wanted.get(group.get("key")))));
    }

    private static QueryAST query(Case drawn, FieldSchema field, @Nullable String key) {
        String name = field.name();
        Query query = Query.matching(drawn.filter())
                .aggregate(
                        Aggregation.count("n"),
                        Aggregation.of(AggregateFunction.COUNT, name, "present"),
                        Aggregation.countDistinct(name, "different"),
                        Aggregation.min(name, "least"),
                        Aggregation.max(name, "greatest"));
        if (adds(field)) {
            query.aggregate(Aggregation.sum(name, "sum"), Aggregation.avg(name, "mean"));
        }
        if (key != null) {
            query.groupBy(new GroupKey.Field(key, "key"));
        }
        return query.build();
    }

    private static void assertGroup(FieldSchema field, DataRecord group, List<DataRecord> records) {
        List<Object> values = values(field, records);
        values.sort(ValueOrder::compare);
        assertEquals((long) records.size(), group.get("n"), "count");
        assertEquals((long) values.size(), group.get("present"), "count of " + field.name());
        assertEquals((long) new LinkedHashSet<>(values).size(), group.get("different"), "count_distinct");
        assertEquals(values.isEmpty() ? null : values.get(0), group.get("least"), "min");
        assertEquals(values.isEmpty() ? null : values.get(values.size() - 1), group.get("greatest"), "max");
        if (adds(field)) {
            assertSums(group, values);
        }
    }

    private static void assertSums(DataRecord group, List<Object> values) {
        BigDecimal sum = sum(values);
        Object mean = group.get("mean");
        if (isHuge(values)) {
            assertTrue(isFinite(group.get("sum")) && isFinite(mean), () -> "no numbers: " + group);
            return;
        }
        if (values.stream().allMatch(Long.class::isInstance)) {
            assertEquals(sum.longValueExact(), group.get("sum"), "sum");
        } else {
            assertNear(sum, values, group.get("sum"), "sum");
        }
        if (values.isEmpty()) {
            assertEquals(null, mean, "avg");
        } else {
            assertTrue(mean instanceof Double, () -> "avg is a Double, not " + mean);
            assertNear(sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64), values, mean, "avg");
        }
    }

    /** Within 1e-9 of the sum, or, where summands cancel, of the greatest of them; never closer than doubles are. */
    private static void assertNear(BigDecimal wanted, List<Object> values, @Nullable Object found, String what) {
        double size = Math.abs(wanted.doubleValue());
        for (Object value : values) {
            size = Math.max(size, Math.abs(((Number) value).doubleValue()));
        }
        boolean number = found instanceof Number;
        double given = number ? ((Number) Objects.requireNonNull(found)).doubleValue() : Double.NaN;
        assertTrue(
                Math.abs(given - wanted.doubleValue()) <= Math.max(1e-9 * size, Double.MIN_VALUE),
                () -> what + ": " + wanted + ", found " + found);
    }

    /** Whether a sum on the way may leave the range of a double; such a sum may be refused, never be an infinity. */
    private static boolean isHuge(List<Object> values) {
        return values.stream().anyMatch(value -> Math.abs(((Number) value).doubleValue()) > 1e300);
    }

    private static boolean isFinite(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private static List<Object> values(FieldSchema field, List<DataRecord> records) {
        List<Object> values = new ArrayList<>();
        for (DataRecord record : records) {
            Object value = record.get(field.name());
            if (value != null) {
                values.add(value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value);
            }
        }
        return values;
    }

    /**
     * True after judging a refusal: sums past 64 bits are refused. So may be those that only pass through there, in
     * whichever order a database adds; nothing else is.
     */
    private static boolean overflows(Outcome found, FieldSchema field, Iterable<List<DataRecord>> groups) {
        boolean expected = false;
        boolean allowed = false;
        for (List<DataRecord> group : groups) {
            List<Object> values = adds(field) ? values(field, group) : List.of();
            BigDecimal sum = sum(values);
            boolean whole = values.stream().allMatch(Long.class::isInstance);
            allowed |= isHuge(values) || mayPassThrough(values);
            expected |= whole && (sum.compareTo(LEAST) < 0 || sum.compareTo(GREATEST) > 0);
        }
        if (found.refusal() != null) {
            assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, found.refusal().code(), found::toString);
        }
        if (!allowed || !found.refused()) {
            assertEquals(expected, found.refused(), () -> "sum of whole numbers past 64 bits: " + found);
        }
        return found.refused();
    }

    /** Whether the whole numbers of one sign alone add up past 64 bits. */
    private static boolean mayPassThrough(List<Object> values) {
        List<Object> wholes = values.stream().filter(Long.class::isInstance).toList();
        List<Object> below = wholes.stream().filter(whole -> (Long) whole < 0).toList();
        List<Object> above = wholes.stream().filter(whole -> (Long) whole > 0).toList();
        return sum(below).compareTo(LEAST) < 0 || sum(above).compareTo(GREATEST) > 0;
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(value -> ValueOrder.exact((Number) value)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean adds(FieldSchema field) {
        return field.valueClass() == ValueClass.NUMBER || field.valueClass() == ValueClass.BOOLEAN;
    }
}
