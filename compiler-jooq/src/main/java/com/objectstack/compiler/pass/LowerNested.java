package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Lowers the queries inside a query. */
final class LowerNested {
    private final RowScope scope;

    LowerNested(RowScope scope) {
        this.scope = scope;
    }

    /** Where the literals of the request are. */
    Slots slots() {
        return scope.context().slots();
    }

    /** The rows of a subquery. */
    Select<?> rows(Subquery subquery) {
        return lower(scope.nested(subquery), subquery.query());
    }

    /**
     * The column of a one-column subquery, as a column of a table of its rows.
     *
     * @param subquery the subquery
     * @param table the table's name
     * @param name the column's name
     */
    ScopedField column(Subquery subquery, String table, String name) {
        ColumnModel column = NestedQueries.outputs(scope.nested(subquery), subquery.query())
                .values()
                .iterator()
                .next();
        return ScopedField.of(comparable(name, column), field -> DSL.field(DSL.name(table, field), Object.class));
    }

    /** Of a column of JSON each value is of a kind of its own, as where it is found at a path. */
    private static ColumnModel comparable(String name, ColumnModel column) {
        return column.valueClass() == ValueClass.JSON
                ? new ColumnModel(name, null, null, ValueCodecs.JSON_TEXT)
                : GroupOutputs.named(name, column);
    }

    /** The one value of a one-column subquery, NULL for no row; a second row fails. */
    Field<Object> scalar(Subquery subquery) {
        return single(isSingleRow(subquery.query()) ? rows(subquery) : oneValue(subquery));
    }

    /**
     * One row of the one value of a one-column subquery, NULL for no row; a second row fails. The subquery is written
     * once: the greatest value of one row is its value.
     */
    Select<Record1<Object>> oneValue(Subquery subquery) {
        Field<Object> value = DSL.field(DSL.name("rows", "value"), Object.class);
        Table<?> two = DSL.select(value)
                .from(rows(subquery).asTable(DSL.name("rows"), DSL.name("value")))
                .limit(DSL.inline(2))
                .asTable(DSL.name("rows"));
        return DSL.select(DSL.when(
                                DSL.count().gt(DSL.inline(1)),
                                Raising.error(scope.nested(subquery).path()))
                        .otherwise(DSL.max(value)))
                .from(two);
    }

    /** The rows of a query that is joined. */
    Select<?> rows(Join join, QueryAST query) {
        return lower(scope.nested(join), query);
    }

    /** Whether a subquery has rows. */
    Condition exists(Subquery subquery) {
        return DSL.exists(rows(subquery));
    }

    /**
     * Lowers a query inside a query.
     *
     * @param rows what its names stand for
     * @param query the query
     */
    static Select<?> lower(RowScope rows, QueryAST query) {
        return new LowerSelect(rows, NormalizeQuery.apply(query), false).select();
    }

    private static boolean isSingleRow(QueryAST query) {
        boolean one = query.effectiveLimit().filter(limit -> limit <= 1).isPresent();
        return one || (!query.aggregations().isEmpty() && query.groupBy().isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> single(Select<?> select) {
        return (Field<Object>) (Field<?>) DSL.field((Select<Record1<Object>>) select);
    }
}
