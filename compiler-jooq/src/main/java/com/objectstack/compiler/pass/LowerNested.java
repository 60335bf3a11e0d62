package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
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
import org.jspecify.annotations.Nullable;

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

    /** The values of a one-column subquery but NULL, which is no member of a list. */
    Select<Record1<Object>> members(Subquery subquery) {
        Table<?> members = lower(subquery).asTable(DSL.name("members"), DSL.name("member"));
        Field<Object> member = DSL.field(DSL.name("members", "member"), Object.class);
        return DSL.select(member).from(members).where(member.isNotNull());
    }

    /**
     * The one value of a one-column subquery, NULL for no row; a second row fails. The subquery is written once: the
     * greatest value of one row is its value.
     */
    Field<Object> scalar(Subquery subquery) {
        if (isSingleRow(subquery.query())) {
            return single(lower(subquery));
        }
        Field<Object> value = DSL.field(DSL.name("rows", "value"), Object.class);
        Table<?> two = DSL.select(value)
                .from(lower(subquery).asTable(DSL.name("rows"), DSL.name("value")))
                .limit(DSL.inline(2))
                .asTable(DSL.name("rows"));
        return single(DSL.select(DSL.when(
                                DSL.count().gt(DSL.inline(1)),
                                Raising.error(scope.nested(subquery).path()))
                        .otherwise(DSL.max(value)))
                .from(two));
    }

    /** What the one column of a subquery holds; null where that is not known. */
    @Nullable
    ValueClass kind(Subquery subquery) {
        return NestedQueries.outputs(scope.nested(subquery), subquery.query()).values().stream()
                .findFirst()
                .map(ColumnModel::valueClass)
                .orElse(null);
    }

    /** The rows of a query that is joined. */
    Select<?> rows(Join join, QueryAST query) {
        return lower(scope.nested(join), query);
    }

    /** Whether a subquery has rows. */
    Condition exists(Subquery subquery) {
        return DSL.exists(lower(subquery));
    }

    private Select<?> lower(Subquery subquery) {
        return lower(scope.nested(subquery), subquery.query());
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
