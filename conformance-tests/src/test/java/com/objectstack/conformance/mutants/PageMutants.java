package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.Page;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Not;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Drivers that cut, count and tell apart otherwise. */
final class PageMutants {
    private PageMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "gives everything for a limit of 0",
                        query(query -> Objects.equals(query.limit(), 0L) ? with(query, "limit", null) : query),
                        "many-03 page-04"),
                Mutant.of(
                        "skips one record too many",
                        query(query -> query.offset() != null && query.offset() > 0
                                ? with(query, "offset", Math.max(query.offset(), query.offset() + 1))
                                : query),
                        "agg-10 find-11 many-03 page-02 page-05 page-10 same-04"),
                Mutant.of(
                        "ignores an offset without limit",
                        query(query -> query.effectiveLimit().isEmpty() ? with(query, "offset", null) : query),
                        "agg-10 find-11 page-05 page-06 page-10"),
                Mutant.of(
                        "ignores top",
                        query(query -> query.limit() == null ? with(query, "top", null) : query),
                        "page-07"),
                Mutant.of(
                        "pages in the order of writing backwards",
                        query(PageMutants::backwards),
                        "cur-02 cur-10 join-09 page-02 page-03 page-05 page-07 page-10"),
                Mutant.each(
                        "pages in another order each time",
                        PageMutants::unstable,
                        "cur-02 cur-10 join-09 page-02 page-03 page-05 page-07 page-10 prop-11 sort-09 strm-02"),
                Mutant.of(
                        "gives no page but the first",
                        Mutation.found((call, found) -> call.is("find")
                                        && call.query().offset() != null
                                        && call.query().offset() > 1
                                ? List.of()
                                : found),
                        "page-02 page-05"),
                Mutant.of("ignores the order in findOne", ofOne("orderBy", List.of()), "find-11 prop-07"),
                Mutant.of("ignores the offset in findOne", ofOne("offset", null), "find-11"),
                Mutant.of(
                        "says of every page that it is the last",
                        ofPages((call, page) -> new Page(page.records(), null)),
                        "cur-02 cur-03 cur-09 cur-10"),
                Mutant.of("says of no full page that it is the last", ofPages(PageMutants::endless), "cur-02 cur-03"),
                Mutant.of(
                        "loses the first record after a cursor",
                        ofPages((call, page) -> call.query().cursor() == null
                                        || page.records().isEmpty()
                                ? page
                                : new Page(
                                        page.records().subList(1, page.records().size()), page.nextCursor())),
                        "cur-02 cur-10 prop-12"),
                Mutant.of(
                        "repeats the last record of a page", ofPages(PageMutants::repeating), "cur-02 cur-10 prop-12"),
                Mutant.of(
                        "finds no NULL after a cursor",
                        Mutation.found(PageMutants::nullFollowsNoCursor),
                        "cur-04 cur-05 prop-13"),
                Mutant.of(
                        "loses the last record that a negation leaves",
                        Mutation.found((call, found) ->
                                call.is("find") && call.query().where() instanceof Not ? Lists.butLast(found) : found),
                        "flt-02 flt-03 flt-04 flt-05 flt-06 flt-07 flt-08 flt-09 flt-10 flt-18 lst-07 prop-02 ref-04 sub-07 ten-05 tmp-01 tmp-02 tmp-03 tmp-04 txt-01 txt-02 txt-03 txt-04 txt-05 txt-06 txt-07 txt-10"),
                Mutant.of(
                        "finds a record twice by an $or",
                        Mutation.found(
                                (call, found) -> call.is("find") && call.query().where() instanceof AnyOf
                                        ? Lists.firstTwice(found)
                                        : found),
                        "agg-04 flt-02 flt-03 flt-18 prop-06 ten-05 tmp-01 txt-06 flt-21"),
                Mutant.of(
                        "counts one group too many",
                        Mutation.on(
                                "count",
                                call -> (Long) call.proceed()
                                        + (call.query().isGrouped()
                                                        || call.query().distinct()
                                                ? 1
                                                : 0)),
                        "agg-02 agg-03 agg-04 agg-05 agg-06 agg-07 agg-08 agg-09 agg-10 agg-13 bkt-02 bkt-03 bkt-04 find-14 find-18"),
                Mutant.of(
                        "counts without the filter",
                        Mutation.on(
                                "count",
                                call -> call.isAccepted()
                                        ? call.with(1, with(call.query(), "where", QueryAST.ALL.where()))
                                                .proceed()
                                        : call.proceed()),
                        "agg-04 bkt-04 conc-03 find-13 find-20 flt-02 flt-03 flt-04 flt-05 flt-06 flt-07 flt-08 flt-09 flt-10 flt-18 prop-06 srch-16 ten-05 tmp-01 tmp-02 tmp-03 tmp-04 txt-01 txt-02 txt-03 txt-04 txt-05 txt-06 txt-07 txt-10 fault-05"),
                Mutant.of(
                        "counts the page",
                        Mutation.on(
                                "count",
                                call -> call.query().effectiveLimit().isPresent()
                                        ? (Object) Math.min(
                                                (Long) call.proceed(),
                                                call.query().effectiveLimit().get())
                                        : call.proceed()),
                        "agg-10 find-13 page-03 page-04 page-06 page-07 prop-06 sort-09"),
                Mutant.of(
                        "gives a value of distinct twice",
                        Mutation.on(
                                "distinct",
                                call -> isId(call) ? call.proceed() : Lists.firstTwice((List<?>) call.proceed())),
                        "find-15 find-16 find-17 num-07 prop-15 ten-01 ten-02 ten-03 ten-04 del-12"),
                Mutant.of(
                        "gives the values of distinct backwards",
                        Mutation.on(
                                "distinct",
                                call -> isId(call) ? call.proceed() : ((List<?>) call.proceed()).reversed()),
                        "find-15 prop-15 ten-01 ten-02 ten-03 del-12"),
                Mutant.of(
                        "leaves NULL out of distinct",
                        Mutation.on(
                                "distinct",
                                call -> ((List<?>) call.proceed())
                                        .stream().filter(Objects::nonNull).toList()),
                        "find-15 prop-15"),
                Mutant.of(
                        "finds different records more than once",
                        query(query -> query.distinct() ? with(query, "distinct", false) : query),
                        "find-14 find-18 many-04"),
                Mutant.of(
                        "streams in the order of the ids",
                        Mutation.on(
                                "findStream",
                                call -> call.isAccepted()
                                        ? call.with(1, with(call.query(), "orderBy", List.of()))
                                                .proceed()
                                        : call.proceed()),
                        "agg-05 agg-06 bkt-04 find-18 prop-09 sort-09 strm-02"));
    }

    private static QueryAST with(QueryAST query, String component, @Nullable Object value) {
        return Rewriting.with(query, component, value);
    }

    private static Mutation query(java.util.function.UnaryOperator<QueryAST> change) {
        return Mutation.queries((call, query) -> change.apply(query));
    }

    private static QueryAST backwards(QueryAST query) {
        boolean plain = query.orderBy().isEmpty()
                && query.search() == null
                && query.nearest() == null
                && query.cursor() == null;
        return plain && query.effectiveLimit().isPresent()
                ? with(query, "orderBy", List.of(SortNode.desc("id")))
                : query;
    }

    private static boolean isId(Call call) {
        return "id".equals(call.arguments().get(1));
    }

    private static Mutation unstable() {
        AtomicInteger calls = new AtomicInteger();
        return query(query -> {
            boolean paged = query.effectiveLimit().isPresent() || query.offset() != null;
            boolean plain = query.search() == null && query.nearest() == null && query.cursor() == null;
            SortNode last = calls.incrementAndGet() % 2 == 0 ? SortNode.asc("id") : SortNode.desc("id");
            return paged && plain ? with(query, "orderBy", Lists.added(query.orderBy(), last)) : query;
        });
    }

    private static Mutation ofOne(String component, @Nullable Object value) {
        return Mutation.on("findOne", call -> {
            call.proceed();
            return call.with(1, with(call.query(), component, value)).proceed();
        });
    }

    private interface PageChange {
        Page of(Call call, Page page);
    }

    private static Mutation ofPages(PageChange change) {
        return Mutation.on("findPage", call -> change.of(call, (Page) call.proceed()));
    }

    private static Page endless(Call call, Page page) {
        boolean full = call.query()
                .effectiveLimit()
                .filter(limit -> page.records().size() == limit)
                .isPresent();
        return new Page(page.records(), page.nextCursor() == null && full ? "end" : page.nextCursor());
    }

    /** The next page begins one record too early; with a single record it would never end. */
    private static Page repeating(Call call, Page page) {
        if (page.nextCursor() == null || page.records().size() < 2) {
            return page;
        }
        QueryAST shorter = with(call.query(), "limit", (long) page.records().size() - 1);
        Page before = (Page) call.with(1, shorter).proceed();
        return new Page(page.records(), before.nextCursor());
    }

    private static List<DataRecord> nullFollowsNoCursor(Call call, List<DataRecord> found) {
        List<SortNode> keys = call.query().orderBy();
        if (keys.isEmpty() || call.query().cursor() == null) {
            return found;
        }
        String key = keys.get(0).field();
        return found.stream()
                .filter(record -> record.get(key) != null || !record.containsKey(key))
                .toList();
    }
}
