package com.objectstack.conformance.mutants;

import static com.objectstack.query.SortOrder.ASC;
import static com.objectstack.query.SortOrder.DESC;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.NullOrder;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Drivers that sort otherwise. */
final class OrderMutants {
    private OrderMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "sorts texts without their case",
                        sorted(OrderMutants::foldingCase),
                        "agg-06 near-11 sort-06 strm-02"),
                Mutant.of(
                        "sorts ties in no order",
                        sorted(OrderMutants::tiesSwapped),
                        "agg-05 cur-02 join-08 json-10 page-02 prop-10 ref-07 sort-03 sort-09 sort-12 strm-02"),
                Mutant.of(
                        "breaks ties upwards, however it sorts",
                        Mutation.queries((call, query) -> tiesUpwards(query)),
                        "find-11 join-08 page-02 ref-07 sort-09"),
                Mutant.of(
                        "sorts by the first key alone",
                        orders(keys -> keys.subList(0, Math.min(1, keys.size()))),
                        "page-02 same-05 sort-03"),
                Mutant.of(
                        "sorts upwards alone",
                        keys(key -> new SortNode(key.field(), ASC, key.nulls())),
                        "agg-05 agg-06 agg-10 cur-04 cur-05 find-18 join-08 many-03 near-11 page-02 ref-07 sort-02 sort-03 sort-04 sort-05 sort-09 srch-09"),
                Mutant.of(
                        "sorts NULL last",
                        keys(OrderMutants::nullsLast),
                        "agg-05 bkt-04 cur-02 cur-04 cur-05 json-10 prop-10 ref-08 sort-04"),
                Mutant.of(
                        "ignores where NULL is to be",
                        keys(key -> new SortNode(key.field(), key.order(), NullOrder.DEFAULT)),
                        "cur-05 sort-05"),
                Mutant.of("sorts numbers as doubles", sorted(OrderMutants::asDoubles), "sort-07"),
                Mutant.of(
                        "sorts by what it projects alone",
                        Mutation.queries((call, query) -> projectedKeys(query)),
                        "find-11 sort-09 sort-12"));
    }

    private interface Change extends java.util.function.UnaryOperator<List<SortNode>> {}

    private static Mutation orders(Change change) {
        return Mutation.queries((call, query) -> Rewriting.with(query, "orderBy", change.apply(query.orderBy())));
    }

    private static Mutation keys(java.util.function.UnaryOperator<SortNode> change) {
        return orders(keys -> keys.stream().map(change).toList());
    }

    private static SortNode nullsLast(SortNode key) {
        return key.nulls() == NullOrder.DEFAULT && key.order() == ASC ? key.nullsLast() : key;
    }

    private static QueryAST tiesUpwards(QueryAST query) {
        List<SortNode> keys = query.orderBy();
        if (keys.isEmpty() || keys.get(keys.size() - 1).order() != DESC || query.cursor() != null) {
            return query;
        }
        return Rewriting.with(query, "orderBy", Lists.added(keys, SortNode.asc("id")));
    }

    private static QueryAST projectedKeys(QueryAST query) {
        List<String> fields =
                query.fields().stream().map(field -> field.field()).toList();
        return fields.isEmpty()
                ? query
                : Rewriting.with(
                        query,
                        "orderBy",
                        query.orderBy().stream()
                                .filter(key -> fields.contains(key.field()))
                                .toList());
    }

    private interface Sorting {
        void sort(List<DataRecord> records, String key);
    }

    private static Mutation sorted(Sorting sorting) {
        return Mutation.found((call, found) -> {
            List<SortNode> keys = call.query().orderBy();
            if (keys.isEmpty() || call.query().cursor() != null) {
                return found;
            }
            List<DataRecord> records = new ArrayList<>(found);
            sorting.sort(records, keys.get(0).field());
            return records;
        });
    }

    private static void foldingCase(List<DataRecord> records, String key) {
        if (records.stream().allMatch(record -> record.get(key) instanceof String)) {
            records.sort(Comparator.comparing(record -> (String) record.get(key), String.CASE_INSENSITIVE_ORDER));
        }
    }

    private static void tiesSwapped(List<DataRecord> records, String key) {
        for (int place = 1; place < records.size(); place++) {
            if (Objects.equals(
                    records.get(place - 1).get(key), records.get(place).get(key))) {
                Collections.swap(records, place - 1, place);
            }
        }
    }

    private static void asDoubles(List<DataRecord> records, String key) {
        for (int place = 1; place < records.size(); place++) {
            if (records.get(place - 1).get(key) instanceof Long low
                    && records.get(place).get(key) instanceof Long high
                    && !low.equals(high)
                    && low.doubleValue() == high.doubleValue()) {
                Collections.swap(records, place - 1, place);
            }
        }
    }
}
