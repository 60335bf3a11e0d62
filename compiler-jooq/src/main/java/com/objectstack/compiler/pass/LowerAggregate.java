package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.AggregateFilterStep;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Lowers aggregates and group keys. */
final class LowerAggregate {
    private static final String BEGINS_WITH_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*";

    private LowerAggregate() {}

    /**
     * An aggregate over a column.
     *
     * @param aggregation the aggregate
     * @param column its column; not read where it has no field
     * @param filter the records that take part
     */
    static Field<?> of(Aggregation aggregation, Field<Object> column, Condition filter) {
        Field<?> value = filtered(function(aggregation, column), aggregation, filter);
        return switch (aggregation.function()) {
            case SUM -> Sums.sum(value, filtered(DSL.count(column), aggregation, filter));
            case AVG -> Sums.mean(value, filtered(DSL.count(column), aggregation, filter));
            default -> value;
        };
    }

    /** What an aggregate is computed of. */
    static Field<Object> argument(Aggregation aggregation, ScopedField field) {
        return switch (aggregation.function()) {
            case SUM, AVG -> field.number();
            case MIN, MAX -> field.scalar();
            case COUNT -> aggregation.distinct() ? field.different() : field.value();
            case COUNT_DISTINCT -> field.different();
            case ARRAY_AGG, STRING_AGG -> Collecting.value(aggregation, field);
        };
    }

    private static AggregateFunction<?> function(Aggregation aggregation, Field<Object> column) {
        boolean distinct = aggregation.distinct();
        return switch (aggregation.function()) {
            case COUNT ->
                aggregation.field().isEmpty() ? DSL.count() : distinct ? DSL.countDistinct(column) : DSL.count(column);
            case COUNT_DISTINCT -> DSL.countDistinct(column);
            case SUM -> distinct ? DSL.sumDistinct(number(column)) : DSL.sum(number(column));
            case AVG -> distinct ? DSL.avgDistinct(number(column)) : DSL.avg(number(column));
            case MIN -> distinct ? DSL.minDistinct(column) : DSL.min(column);
            case MAX -> distinct ? DSL.maxDistinct(column) : DSL.max(column);
            case ARRAY_AGG, STRING_AGG ->
                throw new IllegalStateException(aggregation.function() + " collects rows in order");
        };
    }

    /** An aggregate over the records that take part. */
    static Field<?> filtered(AggregateFunction<?> function, Aggregation aggregation, Condition filter) {
        return aggregation.filter() instanceof Everything
                ? function
                : ((AggregateFilterStep<?>) function).filterWhere(filter);
    }

    @SuppressWarnings("unchecked")
    private static Field<BigDecimal> number(Field<Object> column) {
        return (Field<BigDecimal>) (Field<?>) column;
    }

    /** The value that makes a group. */
    static Field<?> key(GroupKey key, ScopedField field) {
        return switch (key) {
            case GroupKey.Field plain when field.isJsonPath() -> JsonPaths.json(field.stored(), field.path());
            case GroupKey.Field plain -> field.stored();
            case GroupKey.Bucket bucket -> bucket(bucket.granularity(), clock(bucket, field));
        };
    }

    /** A moment and the modifiers that make it that of a clock in the bucket's zone. */
    private static List<Field<?>> clock(GroupKey.Bucket bucket, ScopedField field) {
        List<Field<?>> clock = new ArrayList<>(List.of(field.isUntyped() ? moment(field.value()) : field.value()));
        BucketZone.shift(bucket, field).ifPresent(shift -> clock.add(DSL.inline(shift)));
        return clock;
    }

    /** Where no type is declared only a text that begins with a day is a moment: SQLite reads numbers and 'now' as one. */
    private static Field<Object> moment(Field<Object> value) {
        return DSL.when(DSL.condition("{0} glob {1}", value, DSL.inline(BEGINS_WITH_DAY)), value);
    }

    /** The label of a date bucket; contract B169, formulas in contract §12. */
    private static Field<?> bucket(DateGranularity granularity, List<Field<?>> clock) {
        return switch (granularity) {
            case DAY -> strftime("%Y-%m-%d", clock);
            case MONTH -> strftime("%Y-%m", clock);
            case YEAR -> strftime("%Y", clock);
            case QUARTER ->
                DSL.field(
                        "{0} || '-Q' || ((cast({1} as integer) - 1) / 3 + 1)",
                        String.class, strftime("%Y", clock), strftime("%m", clock));
            case WEEK -> isoWeek(clock);
        };
    }

    /** The week's year and number are those of its Thursday (ISO 8601). */
    private static Field<?> isoWeek(List<Field<?>> clock) {
        List<Field<?>> steps = new ArrayList<>(clock);
        steps.add(DSL.inline("-3 days"));
        steps.add(DSL.inline("weekday 4"));
        List<Field<?>> thursday = List.of(Parts.call("date", SQLDataType.OTHER, steps.toArray(Field<?>[]::new)));
        return DSL.field(
                "{0} || '-W' || printf('%02d', (cast({1} as integer) - 1) / 7 + 1)",
                String.class, strftime("%Y", thursday), strftime("%j", thursday));
    }

    private static Field<String> strftime(String format, List<Field<?>> clock) {
        List<Field<?>> arguments = new ArrayList<>(List.of(DSL.inline(format)));
        arguments.addAll(clock);
        return Parts.call("strftime", SQLDataType.VARCHAR, arguments.toArray(Field<?>[]::new));
    }
}
