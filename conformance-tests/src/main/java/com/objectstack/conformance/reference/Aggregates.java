package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Aggregates over the rows of a group (SEMANTICS.md decision 5 and §2). */
final class Aggregates {
    private final RowNames names;
    private final Queries queries;
    private final Problems problems;
    private final Collecting collecting;

    Aggregates(RowNames names, Queries queries) {
        this.names = names;
        this.queries = queries;
        this.problems = queries.problems();
        this.collecting = new Collecting(names, problems);
    }

    /** Computes a value of the rows of a group. */
    @FunctionalInterface
    interface Function {
        @Nullable
        Object of(List<Entry> rows);
    }

    /** The function of an aggregate; of no use once a problem was collected. */
    Function read(Aggregation aggregation, String path) {
        Optional<Expression> field = field(aggregation, path + "/field");
        collecting.judgeOptions(aggregation, path);
        Predicate<Tuple> filter =
                new Filters(names.scope(), queries.subqueries(), problems).read(aggregation.filter(), path + "/filter");
        Function function = function(aggregation, field);
        return aggregation.filter() instanceof Everything
                ? function
                : rows -> function.of(
                        rows.stream().filter(row -> filter.test(row.row())).toList());
    }

    /** The column of an aggregate: booleans aggregate as numbers, a mean is always a double. */
    static Column column(Aggregation aggregation, Optional<Expression> field) {
        String name = aggregation.outputName();
        return switch (aggregation.function()) {
            case COUNT, COUNT_DISTINCT, SUM, AVG -> Column.of(name, FieldType.NUMBER);
            case MIN, MAX -> extreme(name, field);
            case STRING_AGG -> Column.of(name, FieldType.TEXT);
            case ARRAY_AGG -> field.map(one -> listOf(name, one.column())).orElse(Column.of(name, FieldType.TAGS));
        };
    }

    static Column extreme(String name, Optional<Expression> field) {
        return field.map(Expression::column)
                .filter(column -> column.isJsonPath() || column.kind() != ValueClass.BOOLEAN)
                .map(column -> column.named(name))
                .orElse(Column.of(name, FieldType.NUMBER));
    }

    private static Column listOf(String name, Column element) {
        return new Column(name, element.named(name).field().asMultiple());
    }

    private Optional<Expression> field(Aggregation aggregation, String path) {
        AggregateFunction function = aggregation.function();
        if (aggregation.field().isEmpty()) {
            if (function != AggregateFunction.COUNT || aggregation.distinct()) {
                problems.add(ErrorCode.INVALID_QUERY, path, function.wireName() + " needs a field", "name one");
            }
            return Optional.empty();
        }
        Optional<Expression> field = names.require(aggregation.field().get(), path, problems);
        field.ifPresent(found -> {
            switch (function) {
                case SUM, AVG -> found.require(Expression.NUMERIC, path, "numbers and booleans can be added", problems);
                case MIN, MAX, COUNT_DISTINCT ->
                    found.require(Expression.SCALAR, path, "scalars can be compared", problems);
                case ARRAY_AGG, STRING_AGG -> collecting.judgeField(aggregation, found, path);
                case COUNT -> {}
            }
        });
        return field;
    }

    private Function function(Aggregation aggregation, Optional<Expression> field) {
        if (field.isEmpty()) {
            return rows -> (long) rows.size();
        }
        if (Collecting.is(aggregation)) {
            return collecting.of(aggregation, field.get());
        }
        boolean distinct = aggregation.distinct() || aggregation.function() == AggregateFunction.COUNT_DISTINCT;
        return rows -> {
            List<@Nullable Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(field.get().comparable(row)));
            return computed(aggregation.function(), distinct ? Collecting.different(values) : values);
        };
    }

    private static @Nullable Object computed(AggregateFunction function, List<@Nullable Object> values) {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> Sums.count(values);
            case SUM -> Sums.sum(values);
            case AVG -> Sums.mean(values);
            case MIN -> Sums.least(values);
            case MAX -> Sums.greatest(values);
            case ARRAY_AGG, STRING_AGG -> throw new IllegalStateException(function + " collects rows in order");
        };
    }
}
