package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The LIMIT and OFFSET of a query. Those of the request itself are literals; those of queries inside it decide about its
 * shape.
 */
final class PageBounds {
    /** The node that holds the request's limit. */
    static final Object LIMIT = new Object();

    /** The node that holds the request's offset. */
    static final Object OFFSET = new Object();

    private final Slots slots;
    private final @Nullable Long limit;
    private final @Nullable Long offset;

    PageBounds(RowScope scope, QueryAST query) {
        this.slots = scope.path().isEmpty() ? scope.context().slots() : Slots.none();
        this.limit = query.effectiveLimit().orElse(null);
        this.offset = query.offset();
    }

    /** How many records are wanted, null for all. */
    @Nullable
    Field<Long> wanted() {
        return limit == null ? null : number(slots.bind(LIMIT, limit, given -> given));
    }

    /**
     * One record more than are wanted, null for all. A page of none is refused.
     *
     * <p>Nobody has as many records as a {@code long} counts.
     */
    @Nullable
    Field<Long> oneMore() {
        return limit == null ? null : number(slots.bind(LIMIT, limit, PageBounds::oneMore));
    }

    private static Object oneMore(Object given) {
        long wanted = (Long) given;
        if (wanted == 0) {
            throw new RefusedValue(ErrorCode.INVALID_QUERY, "a page of no records", null);
        }
        return wanted == Long.MAX_VALUE ? wanted : wanted + 1;
    }

    /** At most one record. */
    Field<Long> first() {
        return number(limit == null ? Parts.bind(1L) : slots.bind(LIMIT, limit, given -> Math.min(1L, (Long) given)));
    }

    /** Adds them to a select. */
    SelectQuery<Record> of(SelectQuery<Record> select) {
        return of(select, wanted());
    }

    /** Adds a limit and the offset to a select. */
    SelectQuery<Record> of(SelectQuery<Record> select, @Nullable Field<Long> wanted) {
        if (wanted != null) {
            select.addLimit(wanted);
        } else if (offset != null) {
            // jOOQ's own way would stop after 2^31 - 1 rows.
            select.addLimit(DSL.inline(-1L));
        }
        if (offset != null) {
            select.addOffset(number(slots.bind(OFFSET, offset, given -> given)));
        }
        return select;
    }

    @SuppressWarnings("unchecked")
    private static Field<Long> number(Field<Object> bind) {
        return (Field<Long>) (Field<?>) bind;
    }
}
