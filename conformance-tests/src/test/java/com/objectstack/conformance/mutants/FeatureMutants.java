package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Condition;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drivers that expand references, search texts and compare vectors otherwise. */
final class FeatureMutants {
    private FeatureMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "expands without the nested filter",
                        expand(nested -> with(nested, "where", QueryAST.ALL.where())),
                        "exp-04 prop-18"),
                Mutant.of("expands without the nested limit", expand(nested -> with(nested, "limit", null)), "exp-06"),
                Mutant.of(
                        "expands whole records",
                        expand(nested -> with(nested, "fields", List.of())),
                        "exp-04 exp-05 exp-06 exp-07"),
                Mutant.of(
                        "loses the id of what it cannot expand",
                        Mutation.found(FeatureMutants::withoutIds),
                        "exp-03 exp-04 prop-18 ten-12 del-14"),
                Mutant.of(
                        "loses the records that it cannot expand",
                        Mutation.found(FeatureMutants::withoutUnexpanded),
                        "exp-03 exp-04 exp-10 prop-18 ten-12 del-14"),
                Mutant.of(
                        "does not expand",
                        Mutation.queries((call, query) -> with(query, "expand", Map.of())),
                        "exp-02 exp-04 exp-05 exp-06 exp-07 del-14"),
                Mutant.of(
                        "searches for any term where all are asked for",
                        search(search -> Rewriting.with(search, "operator", Search.Operator.OR)),
                        "prop-20 srch-03"),
                Mutant.of(
                        "searches for all terms where any is asked for",
                        search(search -> Rewriting.with(search, "operator", Search.Operator.AND)),
                        "prop-20 srch-02 srch-07"),
                Mutant.of(
                        "searches in every field",
                        search(search -> Rewriting.with(search, "fields", List.of())),
                        "prop-20 srch-10"),
                Mutant.of(
                        "takes a prefix for a word",
                        search(search ->
                                Rewriting.with(search, "query", search.query().replace("*", "srch-04"))),
                        "srch-04"),
                Mutant.of(
                        "takes a phrase for words",
                        search(search ->
                                Rewriting.with(search, "query", search.query().replace("\"", "srch-05"))),
                        "srch-05"),
                Mutant.of(
                        "returns what scores too little",
                        search(search -> Rewriting.with(search, "minScore", null)),
                        "srch-13"),
                Mutant.of(
                        "highlights nothing", search(search -> Rewriting.with(search, "highlight", false)), "srch-12"),
                Mutant.of(
                        "returns what fits least first",
                        Mutation.found((call, found) -> call.query().search() != null
                                        && call.query().orderBy().isEmpty()
                                ? found.reversed()
                                : found),
                        "prop-20 srch-09 srch-13"),
                Mutant.of(
                        "filters the nearest of all",
                        Mutation.on("find", FeatureMutants::nearestBeforeWhere),
                        "near-05 prop-19"),
                Mutant.of(
                        "returns what is equally near in no order",
                        Mutation.found(FeatureMutants::nearestInNoOrder),
                        "prop-19"),
                Mutant.of(
                        "leaves out what is just near enough",
                        nearest(nearest -> nearest.maxDistance() == null
                                ? nearest
                                : Rewriting.with(nearest, "maxDistance", Math.nextDown(nearest.maxDistance()))),
                        "near-06"),
                Mutant.of(
                        "returns one of the nearest too few",
                        nearest(nearest -> nearest.k() > 1 ? Rewriting.with(nearest, "k", nearest.k() - 1) : nearest),
                        "near-03 near-04 near-06 near-08 near-11 prop-19"),
                Mutant.of(
                        "names the distance itself",
                        nearest(nearest -> Rewriting.with(nearest, "as", null)),
                        "near-04"));
    }

    private static QueryAST with(QueryAST query, String component, @Nullable Object value) {
        return Rewriting.with(query, component, value);
    }

    private static Mutation search(UnaryOperator<Search> change) {
        return Mutation.nodes(Search.class, change);
    }

    private static Mutation nearest(UnaryOperator<Nearest> change) {
        return Mutation.nodes(Nearest.class, change);
    }

    private static Mutation expand(UnaryOperator<QueryAST> change) {
        return Mutation.queries((call, query) -> {
            Map<String, QueryAST> nested = new LinkedHashMap<>(query.expand());
            nested.replaceAll((field, inner) -> change.apply(inner));
            return with(query, "expand", nested);
        });
    }

    private static boolean isUnexpanded(QueryAST query, String field, @Nullable Object value) {
        return query.expand().containsKey(field) && value instanceof String;
    }

    private static List<DataRecord> withoutIds(Call call, List<DataRecord> found) {
        return found.stream()
                .map(record -> Mutation.changed(
                        record, (field, value) -> isUnexpanded(call.query(), field, value) ? null : value))
                .toList();
    }

    private static List<DataRecord> withoutUnexpanded(Call call, List<DataRecord> found) {
        return found.stream()
                .filter(record -> call.query().expand().keySet().stream()
                        .noneMatch(field -> isUnexpanded(call.query(), field, record.get(field))))
                .toList();
    }

    private static Object nearestBeforeWhere(Call call) {
        List<DataRecord> found = call.records();
        if (call.query().nearest() == null || found.stream().anyMatch(record -> record.id() == null)) {
            return found;
        }
        Condition where = call.query().where();
        Set<@Nullable String> left = call
                .find(Query.matching(where).fields("id").build())
                .stream()
                .map(DataRecord::id)
                .collect(Collectors.toSet());
        return call.find(with(call.query(), "where", QueryAST.ALL.where())).stream()
                .filter(record -> left.contains(record.id()))
                .toList();
    }

    private static List<DataRecord> nearestInNoOrder(Call call, List<DataRecord> found) {
        Nearest nearest = call.query().nearest();
        if (nearest == null || !call.query().orderBy().isEmpty()) {
            return found;
        }
        List<DataRecord> records = new ArrayList<>(found);
        for (int place = 1; place < records.size(); place++) {
            if (Objects.equals(
                    records.get(place - 1).get(nearest.outputName()),
                    records.get(place).get(nearest.outputName()))) {
                Collections.swap(records, place - 1, place);
            }
        }
        return records;
    }
}
