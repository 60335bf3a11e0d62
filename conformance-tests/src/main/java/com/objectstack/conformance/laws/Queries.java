package com.objectstack.conformance.laws;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Field;
import com.objectstack.query.GroupKey;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Whole queries over the fields of a table; every one of them is accepted. */
final class Queries {
    private static final List<AggregateFunction> FOR_NUMBERS = List.of(
            AggregateFunction.COUNT,
            AggregateFunction.SUM,
            AggregateFunction.AVG,
            AggregateFunction.MIN,
            AggregateFunction.MAX,
            AggregateFunction.COUNT_DISTINCT);
    private static final List<AggregateFunction> FOR_OTHERS = List.of(
            AggregateFunction.COUNT, AggregateFunction.MIN, AggregateFunction.MAX, AggregateFunction.COUNT_DISTINCT);

    private final List<Domain> domains;
    private final Filters filters;

    Queries(List<Domain> domains) {
        this.domains = domains;
        this.filters = new Filters(domains);
    }

    Arbitrary<QueryAST> any() {
        return Arbitraries.frequencyOf(Tuple.of(3, records()), Tuple.of(1, distinct()), Tuple.of(2, groups()));
    }

    /** Records, sorted and paged or not. */
    Arbitrary<QueryAST> records() {
        Arbitrary<List<String>> fields = names().list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(fields, filters.any(), orders(names()), paging())
                .as((names, where, order, page) -> page.apply(Query.matching(where)
                        .fields(names.toArray(String[]::new))
                        .orderBy(order.toArray(SortNode[]::new))));
    }

    private Arbitrary<QueryAST> distinct() {
        Arbitrary<List<String>> fields =
                names().list().uniqueElements().ofMinSize(1).ofMaxSize(3);
        return fields.flatMap(names -> Combinators.combine(filters.any(), orders(Arbitraries.of(names)), paging())
                .as((where, order, page) -> page.apply(Query.matching(where)
                        .distinct()
                        .fields(names.toArray(String[]::new))
                        .orderBy(order.toArray(SortNode[]::new)))));
    }

    private Arbitrary<QueryAST> groups() {
        return Combinators.combine(
                        keys().list().ofMaxSize(2),
                        aggregation().list().ofMinSize(1).ofMaxSize(3),
                        filters.any(),
                        Arbitraries.integers().between(-1, 2),
                        paging())
                .as((keys, aggregates, where, least, page) -> {
                    Query query = Query.matching(where);
                    Map<String, GroupKey> unique = new LinkedHashMap<>();
                    keys.forEach(key -> unique.putIfAbsent(key.outputName(), key));
                    query.groupBy(unique.values().toArray(GroupKey[]::new));
                    named(aggregates).forEach(query::aggregate);
                    if (least >= 0) {
                        query.aggregate(Aggregation.count("n"))
                                .having(Field.field("n").gte(least));
                    }
                    return page.apply(query);
                });
    }

    private static List<Aggregation> named(List<Aggregation> aggregates) {
        List<Aggregation> named = new ArrayList<>();
        for (Aggregation aggregate : aggregates) {
            named.add(new Aggregation(
                    aggregate.function(),
                    aggregate.on(),
                    "out " + named.size() + "\"'`",
                    aggregate.distinct(),
                    aggregate.filter(),
                    null,
                    List.of()));
        }
        return named;
    }

    private Arbitrary<GroupKey> keys() {
        return Arbitraries.of(domains).flatMap(domain -> {
            Arbitrary<GroupKey> plain =
                    Arbitraries.of(GroupKey.of(domain.name()), new GroupKey.Field(domain.name(), "g"));
            boolean calendar = domain.kind() == ValueClass.DATE || domain.kind() == ValueClass.DATETIME;
            return calendar
                    ? Arbitraries.oneOf(
                            plain,
                            Arbitraries.of(DateGranularity.values())
                                    .map(width -> GroupKey.bucket(domain.name(), width, "bucket")))
                    : plain;
        });
    }

    private Arbitrary<Aggregation> aggregation() {
        return Arbitraries.of(domains).flatMap(domain -> {
            boolean adds = domain.kind() == ValueClass.NUMBER || domain.kind() == ValueClass.BOOLEAN;
            Arbitrary<Aggregation> plain = Arbitraries.of(adds ? FOR_NUMBERS : FOR_OTHERS)
                    .map(function -> Aggregation.of(function, domain.name(), "a"));
            return Arbitraries.frequencyOf(
                    Tuple.of(4, plain),
                    Tuple.of(1, plain.map(Aggregation::distinctValues)),
                    Tuple.of(2, Combinators.combine(plain, filters.leaf()).as(Aggregation::where)));
        });
    }

    private Arbitrary<String> names() {
        return Arbitraries.of(domains).map(Domain::name);
    }

    static Arbitrary<List<SortNode>> orders(Arbitrary<String> names) {
        return Combinators.combine(names, Arbitraries.of(SortOrder.class), Arbitraries.of(NullOrder.class))
                .as(SortNode::new)
                .list()
                .ofMaxSize(3);
    }

    Arbitrary<List<SortNode>> orders() {
        return orders(names());
    }

    private static Arbitrary<Paging> paging() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1, 8), Arbitraries.longs().between(-1, 5))
                .as(Paging::new);
    }

    /** Limit and offset, -1 for none. */
    private record Paging(long limit, long offset) {
        QueryAST apply(Query query) {
            if (limit >= 0) {
                query.limit(limit);
            }
            if (offset >= 0) {
                query.offset(offset);
            }
            return query.build();
        }
    }
}
