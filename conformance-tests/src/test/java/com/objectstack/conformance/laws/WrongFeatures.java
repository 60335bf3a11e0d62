package com.objectstack.conformance.laws;

import com.objectstack.conformance.laws.Mutation.Call;
import com.objectstack.driver.DataRecord;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mutations of what a driver need not have: expanded references, searches in texts and vectors. */
final class WrongFeatures {
    private WrongFeatures() {}

    private static List<DataRecord> again(Call call, QueryAST query) {
        return call.sound().find((String) call.arguments().get(0), query);
    }

    static @Nullable Object expandLosesIds(Call call) {
        if (!call.isFind() || call.query().expand().isEmpty()) {
            return call.answer();
        }
        return call.records().stream()
                .map(record -> {
                    Map<String, @Nullable Object> changed = new LinkedHashMap<>(record);
                    changed.computeIfPresent("up", (field, value) -> value instanceof String ? null : value);
                    return DataRecord.copyOf(changed);
                })
                .toList();
    }

    static Object expandForgetsWhere(Call call) {
        if (!call.isFind() || call.query().expand().isEmpty()) {
            return call.answer();
        }
        Query query = call.query().toBuilder();
        call.query()
                .expand()
                .forEach((field, nested) -> query.expand(
                        field, nested.toBuilder().where(QueryAST.ALL.where()).build()));
        return again(call, query.build());
    }

    static Object nearestBeforeWhere(Call call) {
        Nearest nearest = call.isFind() ? call.query().nearest() : null;
        if (nearest == null) {
            return call.answer();
        }
        Set<@Nullable Object> left = new HashSet<>(
                Table.ids(again(call, Query.matching(call.query().where()).build())));
        QueryAST unfiltered =
                call.query().toBuilder().where(QueryAST.ALL.where()).build();
        return again(call, unfiltered).stream()
                .filter(record -> left.contains(record.id()))
                .toList();
    }

    static Object nearestInNoOrder(Call call) {
        if (!call.isFind() || call.query().nearest() == null) {
            return call.answer();
        }
        List<DataRecord> records = new ArrayList<>(call.records());
        for (int place = 1; place < records.size(); place++) {
            if (Objects.equals(
                    records.get(place - 1).get("_distance"), records.get(place).get("_distance"))) {
                Collections.swap(records, place - 1, place);
            }
        }
        return records;
    }

    static Object everyTermIsAnyTerm(Call call) {
        return searchedOtherwise(call, search -> plain(search.query(), search.fields(), Search.Operator.OR));
    }

    static Object everyFieldIsSearched(Call call) {
        return searchedOtherwise(call, search -> plain(search.query(), List.of(), search.operator()));
    }

    private static Object searchedOtherwise(Call call, UnaryOperator<Search> otherwise) {
        Search search = call.isFind() ? call.query().search() : null;
        return search == null ? call.answer() : again(call, searching(call, otherwise.apply(search)));
    }

    private static Search plain(String text, List<String> fields, Search.Operator operator) {
        return new Search(text, fields, operator, false, Map.of(), null, null, false);
    }

    static Object worstFirst(Call call) {
        return call.isFind() && call.query().search() != null ? call.records().reversed() : call.answer();
    }

    private static QueryAST searching(Call call, Search search) {
        return call.query().toBuilder().search(search).build();
    }
}
