package com.objectstack.compiler.pass;

import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import java.util.Objects;
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

    /** The values of a one-column subquery but NULL, which is no member of a list. */
    Select<Record1<Object>> members(Subquery subquery) {
        Table<?> members = lower(subquery.query(), scope).asTable(DSL.name("members"), DSL.name("member"));
        Field<Object> member = DSL.field(DSL.name("members", "member"), Object.class);
        return DSL.select(member).from(members).where(member.isNotNull());
    }

    /** The one value of a one-column subquery, NULL for no row; a second row fails. */
    Field<Object> scalar(Subquery subquery) {
        Field<Object> value = single(lower(subquery.query(), scope));
        if (isSingleRow(subquery.query())) {
            return value;
        }
        QueryAST two = subquery.query().toBuilder()
                .limit(Math.min(2, subquery.query().effectiveLimit().orElse(2L)))
                .build();
        Field<Integer> count =
                DSL.field(DSL.selectCount().from(lower(two, scope).asTable(DSL.name("rows"))));
        return DSL.when(count.gt(DSL.inline(1)), Raising.error(scope.placeOf(subquery)))
                .otherwise(value);
    }

    /** The rows of a query that is joined. */
    Select<?> rows(QueryAST query) {
        return lower(query, null);
    }

    /** Whether a subquery has rows. */
    Condition exists(Subquery subquery) {
        return DSL.exists(lower(subquery.query(), scope));
    }

    private Select<?> lower(QueryAST query, @Nullable RowScope outer) {
        return lower(scope.context(), query, outer);
    }

    /** A query that validate has found no fault with, where it stands. */
    static Select<?> lower(CompileContext context, QueryAST query, @Nullable RowScope outer) {
        RowScope inner = scope(context, query, outer);
        return new LowerSelect(inner, NormalizeQuery.apply(query), false).select();
    }

    /** What the names of a query stand for that validate has found no fault with. */
    static RowScope scope(CompileContext context, QueryAST query, @Nullable RowScope outer) {
        Problems problems = new Problems();
        String object = Objects.requireNonNull(query.object());
        RowScope inner = ValidateQuery.check(context, object, query, "", outer, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(inner);
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
