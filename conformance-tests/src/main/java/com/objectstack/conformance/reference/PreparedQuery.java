package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that was read, and how its records are found: rows, groups, window functions, {@code having}, {@code distinct},
 * order, page. It can be run any number of times.
 *
 * @param query the query
 * @param steps what is done, in this order
 * @param outputs what is shown of rows; of groups nothing
 * @param finished the columns of group keys, aggregates and window functions that are shown
 * @param orders the order of the records
 * @param after the place behind which they begin, empty for all of them
 * @param expansions what replaces references in the records
 */
record PreparedQuery(
        QueryAST query,
        Steps steps,
        List<Output> outputs,
        List<Column> finished,
        Orders orders,
        Optional<List<@Nullable Object>> after,
        List<Expansion> expansions)
        implements Relation {
    PreparedQuery {
        outputs = List.copyOf(outputs);
        finished = List.copyOf(finished);
        expansions = List.copyOf(expansions);
    }

    /**
     * What is done to the rows.
     *
     * @param rows the rows that take part
     * @param groups makes groups of them, null if there are none
     * @param windows computes window functions
     * @param having leaves some
     */
    record Steps(Rows rows, @Nullable Groups groups, Windows windows, Predicate<Entry> having) {
        List<Entry> entries(@Nullable Tuple outer) {
            List<Entry> entries = new ArrayList<>();
            rows.of(outer).forEach(tuple -> entries.add(Entry.of(tuple)));
            List<Entry> members = groups == null ? entries : groups.of(entries);
            return windows.over(members).stream().filter(having).toList();
        }
    }

    @Override
    public List<Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        outputs.forEach(output -> columns.put(output.label(), output.column()));
        finished.forEach(column -> columns.put(column.name(), column));
        return List.copyOf(columns.values());
    }

    @Override
    public List<Row> rows(@Nullable Tuple outer) {
        return page(outer).stream().map(this::row).toList();
    }

    /** All records, without order and page (decision 25). */
    List<Entry> all(@Nullable Tuple outer) {
        List<Entry> entries = steps.entries(outer);
        if (!query.distinct()) {
            return entries;
        }
        Set<List<@Nullable Object>> seen = new HashSet<>();
        return entries.stream()
                .filter(entry -> seen.add(Derived.key(row(entry).values().values())))
                .toList();
    }

    /** All records behind the cursor, in order if there is one. */
    private List<Entry> inOrder(@Nullable Tuple outer) {
        return query.isOrdered() ? sorted(all(outer)) : all(outer);
    }

    /** All records behind the cursor, in order whether one is asked for or not: pages are parts of it. */
    List<Entry> inTotalOrder() {
        return sorted(all(null));
    }

    private List<Entry> sorted(List<Entry> entries) {
        TotalOrder order = orders.total();
        Stream<Entry> rest = after.isEmpty()
                ? entries.stream()
                : entries.stream().filter(entry -> order.isAfter(order.place(entry), after.get()));
        return rest.sorted(order.entries()).toList();
    }

    /** The records that are asked for: behind {@code offset}, no more than {@code limit}. */
    List<Entry> page(@Nullable Tuple outer) {
        Long offset = query.offset();
        return inOrder(outer).stream()
                .skip(offset == null ? 0 : offset)
                .limit(query.effectiveLimit().orElse(Long.MAX_VALUE))
                .toList();
    }

    /** The values of a record, each under its own label. */
    Row row(Entry entry) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        outputs.forEach(output -> values.put(output.label(), output.expression().value(entry)));
        finished.forEach(column -> values.put(column.name(), entry.finished().get(column.name())));
        return new Row(values);
    }
}
