package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ListCodec;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.QueryAST;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The aggregates that collect values in an order, {@code array_agg} and {@code string_agg}; SEMANTICS.md §2. */
final class Collecting {
    private static final String SEPARATOR = ",";

    private Collecting() {}

    /** Whether an aggregate is one of them. */
    static boolean is(Aggregation aggregation) {
        return switch (aggregation.function()) {
            case ARRAY_AGG, STRING_AGG -> true;
            case COUNT, SUM, AVG, MIN, MAX, COUNT_DISTINCT -> false;
        };
    }

    /** Whether a query has one. */
    static boolean in(QueryAST query) {
        return query.aggregations().stream().anyMatch(Collecting::is);
    }

    /** What is collected of a row: for a list the value, for a text the text; NULL where there is none. */
    static Field<Object> value(Aggregation aggregation, ScopedField field) {
        if (aggregation.function() == AggregateFunction.STRING_AGG) {
            // Where no type is declared only texts are texts (decision 9).
            return field.needsKindTest() ? DSL.when(field.isText(), field.value()) : field.value();
        }
        // A JSON null is NULL (SEMANTICS.md §3), and no text but its own is spelt like it.
        return field.isJsonPath() ? JsonPaths.json(field.stored(), field.path()) : field.stored();
    }

    /** The aggregate over rows that are in order. */
    static org.jooq.AggregateFunction<?> of(Aggregation aggregation, ScopedField field, Field<Object> value) {
        if (aggregation.function() == AggregateFunction.ARRAY_AGG) {
            return DSL.aggregate(DSL.unquotedName("json_group_array"), SQLDataType.OTHER, element(field, value));
        }
        String separator = aggregation.separator() == null ? SEPARATOR : aggregation.separator();
        return DSL.aggregate(DSL.unquotedName("group_concat"), SQLDataType.OTHER, value, Parts.bind(separator));
    }

    /** A value as an element of a JSON array. */
    private static Field<Object> element(ScopedField field, Field<Object> value) {
        if (field.isJsonPath()) {
            return json(value);
        }
        return switch (field.column().valueClass()) {
            case TEXT, DATE, DATETIME, TIME -> value;
            case NUMBER ->
                DSL.when(Parts.typeOf(value).eq(DSL.inline("real")), exact(value))
                        .otherwise(value);
            case BOOLEAN ->
                DSL.when(value.eq(DSL.inline((Object) 0L)), json(DSL.inline("false")))
                        .when(value.eq(DSL.inline((Object) 1L)), json(DSL.inline("true")))
                        .otherwise(value);
            // A text that is no JSON is itself (contract B145).
            case LIST, FILE, JSON ->
                DSL.when(Parts.call("json_valid", SQLDataType.INTEGER, value).eq(DSL.inline(1)), json(value))
                        .otherwise(value);
            case VECTOR -> ofAnyKind(value);
            case NONE -> throw new IllegalStateException("a formula has no column");
            case null -> ofAnyKind(value);
        };
    }

    private static Field<Object> ofAnyKind(Field<Object> value) {
        Field<Object> bytes = Parts.call(
                "json_object",
                SQLDataType.OTHER,
                DSL.inline(ListCodec.BYTES),
                Parts.call("hex", SQLDataType.VARCHAR, value));
        return DSL.when(Parts.typeOf(value).eq(DSL.inline("real")), exact(value))
                .when(Parts.typeOf(value).eq(DSL.inline("blob")), bytes)
                .otherwise(value);
    }

    /** JSON functions write 15 digits of a real, which is another number (DESIGN.md, Lowest common SQL). */
    private static Field<Object> exact(Field<Object> value) {
        return json(Parts.call("printf", SQLDataType.VARCHAR, DSL.inline("%!.17g"), value));
    }

    private static Field<Object> json(Field<?> text) {
        return Parts.call("json", SQLDataType.OTHER, text);
    }
}
