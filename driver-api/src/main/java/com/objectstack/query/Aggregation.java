package com.objectstack.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a query; contract §3.2.
 *
 * @param function the function
 * @param on the aggregated field, or null: {@code count} counts records
 * @param as the name in the record, or null for {@code <function>_<field or "all">}
 * @param distinct whether each value counts once
 * @param filter the records that take part
 * @param separator between texts of {@code string_agg}, or null for ","
 * @param orderBy the order of {@code array_agg} and {@code string_agg}, empty for id order
 */
public record Aggregation(
        AggregateFunction function,
        @Nullable String on,
        @Nullable String as,
        boolean distinct,
        Condition filter,
        @Nullable String separator,
        List<SortNode> orderBy) {
    /** Copies {@code orderBy}. */
    public Aggregation {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(filter, "filter");
        orderBy = List.copyOf(orderBy);
    }

    /**
     * A plain aggregate.
     *
     * @param function the function
     * @param field the field; {@code "*"} counts records
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation of(AggregateFunction function, String field, String alias) {
        return new Aggregation(function, field, alias, false, new Everything(), null, List.of());
    }

    /**
     * The number of records.
     *
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation count(String alias) {
        return of(AggregateFunction.COUNT, "*", alias);
    }

    /**
     * The sum of a field.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation sum(String field, String alias) {
        return of(AggregateFunction.SUM, field, alias);
    }

    /**
     * The mean of a field.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation avg(String field, String alias) {
        return of(AggregateFunction.AVG, field, alias);
    }

    /**
     * The least value of a field.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation min(String field, String alias) {
        return of(AggregateFunction.MIN, field, alias);
    }

    /**
     * The greatest value of a field.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation max(String field, String alias) {
        return of(AggregateFunction.MAX, field, alias);
    }

    /**
     * The number of different values of a field.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation countDistinct(String field, String alias) {
        return of(AggregateFunction.COUNT_DISTINCT, field, alias);
    }

    /**
     * The values of a field as a list, nulls kept, in id order.
     *
     * @param field the field
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation arrayAgg(String field, String alias) {
        return of(AggregateFunction.ARRAY_AGG, field, alias);
    }

    /**
     * The texts of a field that are not null, joined in id order.
     *
     * @param field the field
     * @param separator what stands between two texts
     * @param alias the name in the record
     * @return the aggregate
     */
    public static Aggregation stringAgg(String field, String separator, String alias) {
        return new Aggregation(
                AggregateFunction.STRING_AGG, field, alias, false, new Everything(), separator, List.of());
    }

    /**
     * The same aggregate over some records only.
     *
     * @param condition the records that take part
     * @return the changed copy
     */
    public Aggregation where(Condition condition) {
        return new Aggregation(function, on, as, distinct, condition, separator, orderBy);
    }

    /**
     * The same aggregate counting each value once.
     *
     * @return the changed copy
     */
    public Aggregation distinctValues() {
        return new Aggregation(function, on, as, true, filter, separator, orderBy);
    }

    /**
     * The same aggregate with values collected in another order; for {@code array_agg} and {@code string_agg}.
     *
     * @param keys the sort keys
     * @return the changed copy
     */
    public Aggregation orderBy(SortNode... keys) {
        return new Aggregation(function, on, as, distinct, filter, separator, List.of(keys));
    }

    /**
     * The aggregated field.
     *
     * @return its name; empty if none is named or it is {@code "*"}
     */
    public Optional<String> field() {
        return Optional.ofNullable(on).filter(name -> !name.equals("*"));
    }

    /**
     * The name in the record; without an alias {@code <function>_<field or "all">} (contract B157).
     *
     * @return the name
     */
    public String outputName() {
        return as != null ? as : function.wireName() + "_" + field().orElse("all");
    }
}
