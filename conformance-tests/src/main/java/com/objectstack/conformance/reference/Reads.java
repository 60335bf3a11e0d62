package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.Literal;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads of one request, on the objects that it sees. */
final class Reads {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;

    /**
     * Reads.
     *
     * @param catalog the objects as the request sees them
     * @param capabilities what may be asked; anything else is refused
     */
    Reads(Catalog catalog, DriverCapabilities capabilities) {
        this.catalog = catalog;
        this.capabilities = capabilities;
    }

    /** The records of a query. */
    List<DataRecord> find(String object, QueryAST query) {
        PreparedQuery prepared = prepare(object, query);
        return new Records(prepared).of(prepared.page(null));
    }

    /** The same, one after another. */
    RecordStream findStream(String object, QueryAST query) {
        return new FoundRecords(find(object, query));
    }

    /** The first record in the order asked for; without an order any (decision 16, contract B52). */
    Optional<DataRecord> findOne(String object, QueryAST query) {
        PreparedQuery prepared = prepare(object, query);
        return prepared.page(null).stream().findFirst().map(new Records(prepared)::of);
    }

    /** The record of an id, which is looked for without the capability to filter, too. */
    Optional<DataRecord> findById(String object, String id) {
        Set<Capability> filtering = EnumSet.of(Capability.QUERY_FILTERS);
        filtering.addAll(capabilities.capabilities());
        Condition isIt = new FieldEquals(ObjectModel.ID, new Literal(id));
        Reads all = new Reads(catalog, new DriverCapabilities(filtering, Set.of(), Set.of()));
        return all.findOne(object, Query.matching(isIt).build());
    }

    /** A page, and where the next one begins if a record follows (SEMANTICS.md §2). */
    Page findPage(String object, QueryAST query) {
        PreparedQuery prepared = prepare(
                object,
                query,
                (read, problems) -> new Cursors(new Queries(catalog, capabilities, problems), read.query(), "")
                        .judgePage(read.orders()));
        List<Entry> all = prepared.inTotalOrder();
        long limit = query.effectiveLimit().orElse(Long.MAX_VALUE);
        Long offset = query.offset();
        List<Entry> rest = all.stream().skip(offset == null ? 0 : offset).toList();
        List<Entry> page = rest.stream().limit(limit).toList();
        String next = rest.size() > limit
                ? token(prepared.orders().total(), object, rest.get(page.size() - 1), rest.get(page.size()))
                : null;
        return new Page(new Records(prepared).of(page), next);
    }

    /** The token of the place between two records; refused where they share it, as the next page would miss one. */
    private static String token(TotalOrder order, String object, Entry last, Entry next) {
        List<@Nullable Object> place = order.place(last);
        if (!order.isAfter(order.place(next), place)) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "",
                    "two records have the same " + String.join(", ", order.names())
                            + ", and the page ends between them",
                    "sort by a field that tells them apart, or page by 'offset'");
        }
        return new CursorToken(CursorToken.name(order, object), place).text();
    }

    /** The number of records without order and page (decision 25). */
    long count(String object, QueryAST query) {
        return prepare(object, query).all(null).size();
    }

    /** The different values of a field, ascending, nulls first; errors are where the arguments are. */
    List<@Nullable Object> distinct(String object, String field, Condition filter) {
        Problems problems = new Problems();
        Sight sight = Sight.of(catalog);
        sight.require(object, "", problems).ifPresent(records -> {
            Scope scope = new Scope(sight, capabilities, new Source(object, records), null);
            scope.field(field, "/field", problems);
            Subqueries subqueries = new Queries(sight, capabilities, problems).subqueries();
            new Filters(scope, subqueries, problems).read(filter, "/where");
        });
        problems.throwIfAny();
        QueryAST query = Query.matching(filter).fields(field).distinct().build();
        PreparedQuery prepared = prepare(object, query);
        Expression value = prepared.outputs().get(0).expression();
        SortKey ascending = new SortKey(field, SortNode.asc(field), value);
        List<@Nullable Object> values = new ArrayList<>();
        prepared.all(null).stream().sorted(ascending.entries()).forEach(entry -> values.add(value.value(entry)));
        return Collections.unmodifiableList(values);
    }

    /** How a query is answered, in words, one step a node; nothing is run. */
    Explanation explain(String object, QueryAST query) {
        prepare(object, query);
        return new Explanation(query.toString(), List.of(), PlanText.of(object, query));
    }

    /**
     * The ids of the records that {@code updateMany} or {@code deleteMany} writes, in order if there is one (decision 19).
     *
     * @param object the object
     * @param query {@code where}, {@code with}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param isWritable which of the records that are seen may be written
     */
    List<String> matching(String object, QueryAST query, Predicate<Row> isWritable) {
        return new RecordsToWrite(Sight.of(catalog), capabilities).matching(object, query, isWritable);
    }

    private PreparedQuery prepare(String object, QueryAST query) {
        return prepare(object, query, (prepared, problems) -> {});
    }

    private PreparedQuery prepare(String object, QueryAST query, BiConsumer<PreparedQuery, Problems> further) {
        Problems problems = new Problems();
        Optional<PreparedQuery> prepared =
                new Queries(catalog, capabilities, problems).prepare(object, query, "", null, Queries.OUTERMOST);
        prepared.ifPresent(read -> further.accept(read, problems));
        problems.throwIfAny();
        return prepared.orElseThrow();
    }
}
