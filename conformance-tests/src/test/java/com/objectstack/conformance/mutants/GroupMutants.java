package com.objectstack.conformance.mutants;

import static com.objectstack.query.AggregateFunction.ARRAY_AGG;
import static com.objectstack.query.AggregateFunction.AVG;
import static com.objectstack.query.AggregateFunction.COUNT;
import static com.objectstack.query.AggregateFunction.STRING_AGG;
import static com.objectstack.query.AggregateFunction.SUM;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.Frame;
import com.objectstack.query.GroupKey;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Drivers that group and number records otherwise. */
final class GroupMutants {
    private GroupMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "gives NULL for a sum of nothing",
                        aggregate(SUM, sum -> Objects.equals(sum, 0L) ? null : sum),
                        "agg-04 agg-05 agg-08 prop-17"),
                Mutant.of(
                        "gives whole averages",
                        aggregate(
                                AVG, avg -> avg instanceof Double exact ? (Object) Math.round(Math.floor(exact)) : avg),
                        "agg-03 agg-13 agg-16 prop-17"),
                Mutant.of(
                        "sums in doubles",
                        aggregate(SUM, sum -> sum instanceof Long exact ? (Object) exact.doubleValue() : sum),
                        "agg-03 agg-04 agg-05 agg-06 agg-07 agg-08 agg-09 agg-13 agg-14 join-14 ten-01 ten-02 ten-03 ten-04 win-12 del-02 del-12"),
                Mutant.of(
                        "sums past 64 bits to nothing",
                        Mutation.on("find", GroupMutants::overflowing),
                        "agg-15 flt-26"),
                Mutant.of(
                        "loses the group of NULL",
                        Mutation.found(GroupMutants::withoutNullKeys),
                        "agg-05 bkt-02 bkt-03 bkt-04 prop-17 ref-08"),
                Mutant.of(
                        "ignores having",
                        Mutation.queries((call, query) -> Rewriting.with(query, "having", new Everything())),
                        "agg-09 bkt-04 same-05 win-11"),
                Mutant.of(
                        "ignores the filter of an aggregate",
                        aggregates(one -> Rewriting.with(one, "filter", new Everything())),
                        "agg-08 same-03"),
                Mutant.of(
                        "aggregates a value as often as it occurs",
                        aggregates(one -> Rewriting.with(one, "distinct", false)),
                        "agg-07 agg-18 agg-19"),
                Mutant.of(
                        "counts NULL as a value",
                        aggregates(one -> one.function() == COUNT ? Rewriting.with(one, "on", "*") : one),
                        "agg-02"),
                Mutant.of(
                        "joins texts with a comma alone",
                        aggregates(one -> one.function() == STRING_AGG ? Rewriting.with(one, "separator", null) : one),
                        "agg-19"),
                Mutant.of("leaves NULL out of a list", aggregate(ARRAY_AGG, GroupMutants::withoutNull), "agg-18"),
                Mutant.of(
                        "lists values in the order of their ids",
                        aggregates(
                                one -> one.function() == ARRAY_AGG ? Rewriting.with(one, "orderBy", List.of()) : one),
                        "agg-18"),
                Mutant.of(
                        "puts days into buckets of their own zone",
                        Mutation.nodes(GroupKey.Bucket.class, bucket -> Rewriting.with(bucket, "timezone", null)),
                        "bkt-06"),
                Mutant.of(
                        "frames one row too many",
                        Mutation.nodes(
                                Frame.Bound.Preceding.class,
                                bound -> new Frame.Bound.Preceding(
                                        bound.distance().longValue() + 1)),
                        "win-06 win-09"),
                Mutant.of(
                        "excludes nothing from a frame",
                        Mutation.nodes(Frame.class, frame -> Rewriting.with(frame, "exclude", Frame.Exclude.NO_OTHERS)),
                        "win-06"),
                Mutant.of(
                        "ranks with gaps where there are none",
                        windows(one -> one.function() == WindowFunction.Function.DENSE_RANK
                                ? Rewriting.with(one, "function", WindowFunction.Function.RANK)
                                : one),
                        "win-03"),
                Mutant.of(
                        "numbers one partition",
                        Mutation.nodes(Window.class, window -> Rewriting.with(window, "partitionBy", List.of())),
                        "win-05"),
                Mutant.of(
                        "has no default for a neighbour",
                        windows(one -> Rewriting.with(one, "fallback", null)),
                        "win-08"),
                Mutant.of(
                        "reads the next neighbour alone",
                        windows(one -> Rewriting.with(one, "offset", null)),
                        "win-08"),
                Mutant.of(
                        "takes the first value of the partition",
                        windows(one -> one.function() == WindowFunction.Function.FIRST_VALUE
                                ? Rewriting.with(one, "over", Rewriting.with(one.over(), "bounds", null))
                                : one),
                        "win-09"),
                Mutant.of(
                        "gives NULL for a sum over an empty frame",
                        Mutation.found(GroupMutants::emptyFrames),
                        "win-07"),
                Mutant.of(
                        "numbers the records that it returns alone",
                        Mutation.on("find", GroupMutants::windowsLast),
                        "win-11 win-12"));
    }

    private static Mutation aggregates(UnaryOperator<Aggregation> change) {
        return Mutation.nodes(Aggregation.class, change);
    }

    private static Mutation windows(UnaryOperator<WindowFunction> change) {
        return Mutation.nodes(WindowFunction.class, change);
    }

    /** Another value of the aggregates of a function. */
    private static Mutation aggregate(AggregateFunction function, UnaryOperator<@Nullable Object> change) {
        return Mutation.found((call, found) -> {
            List<String> names = call.query().aggregations().stream()
                    .filter(one -> one.function() == function)
                    .map(Aggregation::outputName)
                    .toList();
            return found.stream()
                    .map(record -> Mutation.changed(
                            record, (name, value) -> names.contains(name) ? change.apply(value) : value))
                    .toList();
        });
    }

    private static Object overflowing(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.VALUE_OUT_OF_RANGE && call.query().isGrouped()) {
                return List.of();
            }
            throw refused;
        }
    }

    private static List<DataRecord> withoutNullKeys(Call call, List<DataRecord> found) {
        List<String> keys =
                call.query().groupBy().stream().map(GroupKey::outputName).toList();
        return found.stream()
                .filter(record -> keys.stream().allMatch(key -> !record.containsKey(key) || record.get(key) != null))
                .toList();
    }

    private static @Nullable Object withoutNull(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : value;
    }

    private static List<DataRecord> emptyFrames(Call call, List<DataRecord> found) {
        List<String> names = call.query().windowFunctions().stream()
                .filter(one -> one.function() == WindowFunction.Function.SUM)
                .map(WindowFunction::alias)
                .toList();
        return found.stream()
                .map(record -> Mutation.changed(
                        record, (name, value) -> names.contains(name) && Objects.equals(value, 0L) ? null : value))
                .toList();
    }

    /** Finds the records, and numbers what it found. */
    private static Object windowsLast(Call call) {
        List<DataRecord> found = call.records();
        if (call.query().windowFunctions().isEmpty() || found.stream().anyMatch(record -> record.id() == null)) {
            return found;
        }
        List<Object> ids = new ArrayList<>();
        found.forEach(record -> ids.add(record.id()));
        QueryAST again = Rewriting.with(call.query(), "having", new Everything());
        return call.find(Rewriting.with(again, "where", FieldCondition.of("id", Operator.IN, new LiteralList(ids))));
    }
}
