package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter, its complement and no filter have to do with each other, on one driver; no other answer is needed. */
final class Identities {
    private Identities() {}

    static @Nullable String partition(Stage stage, ReadCase read) {
        QueryAST query = read.query();
        boolean plain = !query.isGrouped()
                && !query.distinct()
                && query.windowFunctions().isEmpty();
        if (!plain || query.nearest() != null) {
            return null;
        }
        QueryAST whole = Rebuilt.of(Rebuilt.of(ReadLaw.unpaged(query)).orderBy(List.of()))
                .expand(query.expand());
        return parts(stage, read.asking(whole), (left, right) -> {
            List<DataRecord> both = new ArrayList<>(left);
            both.addAll(right);
            return both;
        });
    }

    private interface Union {
        List<DataRecord> of(List<DataRecord> left, List<DataRecord> right);
    }

    /** All records against those of the filter and of its complement. */
    private static @Nullable String parts(Stage stage, ReadCase read, Union union) {
        QueryAST query = read.query();
        Outcome all = ReadLaw.find(stage.driver(), read.asking(where(query, new Everything())));
        Outcome holds = ReadLaw.find(stage.driver(), read);
        Outcome fails = ReadLaw.find(
                stage.driver(), read.asking(where(query, query.where().not())));
        if (all.refused() || holds.refused() || fails.refused()) {
            return null;
        }
        Outcome both = new Outcome(union.of(holds.records(), fails.records()), null);
        // Two answers one after the other are in no order of scores.
        QueryAST unranked = Rebuilt.of(query).ranked(null, query.nearest());
        String difference = new Agreement(unranked).difference(all, both);
        return difference == null ? null : "all records against p and not p: " + difference;
    }

    private static QueryAST where(QueryAST query, Condition condition) {
        return query.toBuilder().where(condition).build();
    }

    static @Nullable String aggregatesPartition(Stage stage, ReadCase read) {
        QueryAST query = read.query();
        if (query.nearest() != null || query.search() != null) {
            return null;
        }
        String difference = null;
        for (Aggregation aggregation : aggregates(read)) {
            QueryAST whole = bare(query).aggregate(aggregation).build();
            String found = parts(
                    stage,
                    read.asking(whole),
                    (left, right) -> List.of(merged(
                            aggregation.function(),
                            left.get(0).get("v"),
                            right.get(0).get("v"))));
            difference = difference == null ? found : difference;
        }
        return difference;
    }

    private static Query bare(QueryAST query) {
        Query bare = Query.matching(query.where());
        query.with().forEach(bare::with);
        query.joins().forEach(bare::join);
        return bare;
    }

    private static List<Aggregation> aggregates(ReadCase read) {
        List<Aggregation> aggregates = new ArrayList<>(List.of(Aggregation.count("v")));
        read.data().objects().stream()
                .filter(object -> object.name().equals(read.object()))
                .flatMap(object -> Sight.of(read.data(), object.name()).scalars().stream())
                .forEach(name -> {
                    aggregates.add(Aggregation.min(name.name(), "v"));
                    aggregates.add(Aggregation.max(name.name(), "v"));
                    if (name.adds() && GroupDraw.isTame(name)) {
                        aggregates.add(Aggregation.sum(name.name(), "v"));
                    }
                });
        return aggregates;
    }

    private static DataRecord merged(AggregateFunction function, @Nullable Object left, @Nullable Object right) {
        Object value;
        if (left == null || right == null) {
            value = left == null ? right : left;
        } else if (function == AggregateFunction.MIN || function == AggregateFunction.MAX) {
            boolean first = ValueOrder.compare(left, right) < 0 == (function == AggregateFunction.MIN);
            value = first ? left : right;
        } else {
            value = Values.canonical(((Number) left).doubleValue() + ((Number) right).doubleValue());
        }
        return DataRecord.copyOf(Collections.singletonMap("v", value));
    }

    static @Nullable String filteredCount(Stage stage, ReadCase read) {
        QueryAST query = read.query();
        if (query.nearest() != null || query.search() != null) {
            return null;
        }
        QueryAST counted = bare(query).aggregate(Aggregation.count("v")).build();
        QueryAST filtered = where(bare(query).build(), new Everything()).toBuilder()
                .aggregate(Aggregation.count("v").where(query.where()))
                .build();
        Outcome wanted = ReadLaw.find(stage.driver(), read.asking(counted));
        Outcome found = ReadLaw.find(stage.driver(), read.asking(filtered));
        if (wanted.refused() || found.refused()) {
            return null;
        }
        return new Agreement(counted).difference(wanted, found);
    }
}
