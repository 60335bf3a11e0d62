package com.objectstack.compiler.pass;

import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
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

    /** The values of a one-column subquery but NULL, which is no member of a list. */
    Select<Record1<Object>> members(Subquery subquery) {
        Table<?> members = lower(subquery).asTable(DSL.name("members"), DSL.name("member"));
        Field<Object> member = DSL.field(DSL.name("members", "member"), Object.class);
        return DSL.select(member).from(members).where(member.isNotNull());
    }

    /** The one value of a one-column subquery, NULL for no row; a second row fails. */
    Field<Object> scalar(Subquery subquery) {
        RowScope rows = scope.nested(subquery);
        Field<Object> value = single(lower(subquery));
        if (isSingleRow(subquery.query())) {
            return value;
        }
        QueryAST two = subquery.query().toBuilder()
                .limit(Math.min(2, subquery.query().effectiveLimit().orElse(2L)))
                .build();
        Field<Integer> count = DSL.field(DSL.selectCount().from(lower(rows, two).asTable(DSL.name("rows"))));
        return DSL.when(count.gt(DSL.inline(1)), Raising.error(rows.path())).otherwise(value);
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
