package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.NullOrder;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Aggregates that are computed in one pass over the rows, since they want them in the same order.
 *
 * @param order the order of the rows
 * @param distinct whether each value of the collected field, which is the order's one key, counts once
 * @param aggregations the aggregates by their place in the query
 */
record GroupPass(List<SortKeys.Key> order, boolean distinct, Map<Integer, Aggregation> aggregations) {
    /** What tells an order from others; a text and a list are collected of different values. */
    private record Identity(List<SortBy> keys, String distinctOf) {}

    private record SortBy(ScopedField.Key field, SortOrder order, NullOrder nulls) {}

    /** The passes of a query. Aggregates without an order go with the first pass that has every row. */
    static List<GroupPass> of(RowScope scope, QueryAST query) {
        Map<Identity, GroupPass> passes = new LinkedHashMap<>();
        Map<Integer, Aggregation> unordered = new TreeMap<>();
        for (int place = 0; place < query.aggregations().size(); place++) {
            Aggregation aggregation = query.aggregations().get(place);
            if (!Collecting.is(aggregation)) {
                unordered.put(place, aggregation);
                continue;
            }
            GroupPass pass = new GroupPass(order(aggregation, scope), aggregation.distinct(), new TreeMap<>());
            passes.computeIfAbsent(pass.identity(aggregation), key -> pass)
                    .aggregations
                    .put(place, aggregation);
        }
        List<GroupPass> all = new ArrayList<>(passes.values());
        if (!unordered.isEmpty()) {
            all.stream()
                    .filter(pass -> !pass.distinct())
                    .findFirst()
                    .ifPresentOrElse(
                            pass -> pass.aggregations.putAll(unordered),
                            () -> all.add(new GroupPass(List.of(), false, unordered)));
        }
        return all;
    }

    private static List<SortKeys.Key> order(Aggregation aggregation, RowScope scope) {
        if (aggregation.distinct()) {
            String name = aggregation.field().orElseThrow();
            return List.of(
                    new SortKeys.Key(SortNode.asc(name), scope.field(name).orElseThrow()));
        }
        return SortKeys.total(aggregation.orderBy(), scope::field, SortKeys.rowKeys(scope));
    }

    private Identity identity(Aggregation aggregation) {
        List<SortBy> keys = order.stream()
                .map(key -> new SortBy(
                        key.field().key(), key.node().order(), key.node().nulls()))
                .toList();
        return new Identity(keys, distinct ? aggregation.function().wireName() : "");
    }
}
