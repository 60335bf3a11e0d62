package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code array_agg} and {@code string_agg}: values in an order, in that of the ids if none is given (SEMANTICS.md §2). */
final class Collecting {
    private static final String SEPARATOR = ",";

    private final RowNames names;
    private final Problems problems;

    Collecting(RowNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    static boolean is(Aggregation aggregation) {
        return switch (aggregation.function()) {
            case ARRAY_AGG, STRING_AGG -> true;
            case COUNT, SUM, AVG, MIN, MAX, COUNT_DISTINCT -> false;
        };
    }

    /** Adds why a field cannot be collected: every value is an element, but only texts are joined. */
    void judgeField(Aggregation aggregation, Expression field, String path) {
        if (aggregation.function() == AggregateFunction.STRING_AGG) {
            field.require(
                    Set.of(ValueClass.TEXT), path, "texts are joined; collect other values with array_agg", problems);
        } else if (aggregation.distinct()) {
            field.require(Expression.SCALAR, path, "scalars can be compared", problems);
        }
    }

    /** Adds what is wrong with the separator and the order. */
    void judgeOptions(Aggregation aggregation, String path) {
        String separator = aggregation.separator();
        if (separator != null && aggregation.function() != AggregateFunction.STRING_AGG) {
            refuse(path + "/separator", "only string_agg takes a separator");
        } else if (separator != null) {
            Texts.defect(separator)
                    .ifPresent(defect -> problems.add(
                            ErrorCode.INVALID_QUERY,
                            path + "/separator",
                            "the separator " + defect,
                            "pass Unicode text without U+0000"));
        }
        if (aggregation.orderBy().isEmpty()) {
            return;
        }
        if (!is(aggregation)) {
            refuse(path + "/orderBy", aggregation.function().wireName() + " has no order");
        } else if (aggregation.distinct()) {
            refuse(path + "/orderBy", "different values are in their own order");
        } else {
            judgeOrder(aggregation.orderBy(), path + "/orderBy");
        }
    }

    private void judgeOrder(List<SortNode> keys, String path) {
        for (int place = 0; place < keys.size(); place++) {
            String at = child(path, place) + "/field";
            names.require(keys.get(place).field(), at, problems)
                    .ifPresent(field -> field.require(Expression.SORTABLE, at, "sort by a scalar", problems));
        }
    }

    private void refuse(String path, String message) {
        problems.add(ErrorCode.INVALID_QUERY, path, message, "leave it out");
    }

    /** What is collected of a group. */
    Aggregates.Function of(Aggregation aggregation, Expression field) {
        List<SortKey> ids = names.keys().stream()
                .map(key -> new SortKey(
                        key.column().name(), SortNode.asc(key.column().name()), key))
                .toList();
        TotalOrder order = TotalOrder.total(aggregation.orderBy(), names::find, ids);
        String separator = aggregation.separator() == null ? SEPARATOR : aggregation.separator();
        return rows -> {
            List<@Nullable Object> values = new ArrayList<>();
            rows.stream().sorted(order.entries()).forEach(row -> values.add(field.value(row)));
            List<@Nullable Object> collected = aggregation.distinct() ? different(values) : values;
            return aggregation.function() == AggregateFunction.ARRAY_AGG
                    ? Collections.unmodifiableList(collected)
                    : joined(collected, separator);
        };
    }

    /** Each value once, in the values' own order, nulls first. */
    static List<@Nullable Object> different(List<@Nullable Object> values) {
        Map<@Nullable Object, @Nullable Object> different = new LinkedHashMap<>();
        values.forEach(value -> different.putIfAbsent(value == null ? null : ValueOrder.key(value), value));
        List<@Nullable Object> sorted = new ArrayList<>(different.values());
        sorted.sort(ValueOrder.of(SortNode.asc("")));
        return sorted;
    }

    /** The texts, joined; null if there is none. What is no text does not take part (decision 9). */
    private static @Nullable String joined(List<@Nullable Object> values, String separator) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return texts.isEmpty() ? null : String.join(separator, texts);
    }
}
