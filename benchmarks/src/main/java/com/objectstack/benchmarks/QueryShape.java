package com.objectstack.benchmarks;

import static com.objectstack.query.Field.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Join;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The shapes of queries that benchmarks share, over the objects of {@link Objects}. */
public enum QueryShape {
    /** One record by its id, whole. */
    POINT_LOOKUP(seed -> Query.from("invoice")
            .where(field("id").eq("invoice-" + seed))
            .limit(1)
            .build()),
    /** Ten predicates, a sort, a limit. */
    PREDICATES_10(seed -> predicates(seed, 10)),
    /** Twenty predicates, a sort, a limit. */
    PREDICATES_20(seed -> predicates(seed, 20)),
    /** A list of 1,000 ids. */
    IN_1000(seed -> Query.from("invoice")
            .where(field("id")
                    .in(IntStream.range(seed, seed + 1000)
                            .mapToObj(number -> "invoice-" + number)
                            .toList()))
            .build()),
    /** Logic ten levels deep. */
    NESTED_10(seed -> Query.from("invoice").where(nested(seed, 10)).build()),
    /** Three objects joined. */
    JOIN_3(seed -> Query.from("line")
            .fields("id", "quantity", "i.number", "c.name")
            .join(join(Join.Type.INNER, "invoice", "i", field("invoice").eq(new FieldReference("i.id"))))
            .join(join(Join.Type.LEFT, "customer", "c", field("i.customer").eq(new FieldReference("c.id"))))
            .where(field("quantity").gt(seed))
            .orderBy("c.name")
            .limit(50)
            .build()),
    /** Groups with three aggregates. */
    AGGREGATE(seed -> Query.from("invoice")
            .where(field("total").gt(seed))
            .groupBy("status")
            .aggregate(
                    Aggregation.count("n"), Aggregation.sum("total", "total"), Aggregation.avg("discount", "discount"))
            .orderBy("status")
            .build()),
    /** A running sum and a rank. */
    WINDOW(
            seed -> json(
                    "{\"object\":\"invoice\",\"fields\":[\"id\",\"total\"],\"where\":{\"total\":{\"$gt\":" + seed
                            + "}},\"windowFunctions\":["
                            + "{\"function\":\"sum\",\"field\":\"total\",\"alias\":\"running\",\"over\":{\"partitionBy\":[\"customer\"],"
                            + "\"orderBy\":[{\"field\":\"issued\"}],\"frame\":{\"type\":\"rows\",\"start\":\"UNBOUNDED PRECEDING\","
                            + "\"end\":\"CURRENT ROW\"}}},"
                            + "{\"function\":\"rank\",\"alias\":\"rank\",\"over\":{\"orderBy\":[{\"field\":\"total\",\"order\":\"desc\"}]}}]}")),
    /** A walk up a tree. */
    RECURSIVE_CTE(
            seed -> json(
                    "{\"with\":[{\"name\":\"chain\",\"recursive\":true,"
                            + "\"query\":{\"object\":\"customer\",\"fields\":[\"id\",\"parent\"],\"where\":{\"id\":\"customer-"
                            + seed
                            + "\"}},\"step\":{\"object\":\"customer\",\"fields\":[\"id\",\"parent\"],\"joins\":[{\"type\":\"inner\","
                            + "\"object\":\"chain\",\"on\":{\"id\":{\"$eq\":{\"$field\":\"chain.parent\"}}}}]}}],\"object\":\"chain\"}"));

    private final IntFunction<QueryAST> query;

    QueryShape(IntFunction<QueryAST> query) {
        this.query = query;
    }

    /**
     * A query of this shape.
     *
     * @param seed decides about its literals
     * @return the query
     */
    public QueryAST query(int seed) {
        return query.apply(seed);
    }

    private static QueryAST predicates(int seed, int count) {
        List<Condition> terms = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            terms.add(
                    switch (place % 10) {
                        case 0 -> field("number").eq("number-" + seed);
                        case 1 -> field("status").eq("open");
                        case 2 -> field("total").gt(seed);
                        case 3 -> field("total").lte(seed + 1000);
                        case 4 -> field("discount").gte(0.5);
                        case 5 -> field("paid").eq(true);
                        case 6 -> field("issued").gt("2026-01-01");
                        case 7 -> field("sent").lt("2026-06-01T00:00:00Z");
                        case 8 -> field("customer").eq("customer-" + seed);
                        default -> field("note").ne("none");
                    });
        }
        Condition all = terms.stream().reduce(Condition::and).orElseThrow();
        return Query.from("invoice").where(all).orderBy("number").limit(20).build();
    }

    private static Condition nested(int seed, int depth) {
        Condition leaf = field("total").gt(seed + depth);
        if (depth == 0) {
            return leaf;
        }
        Condition inner = leaf.and(nested(seed, depth - 1));
        return depth % 2 == 0 ? inner.not() : inner.or(field("status").eq("level-" + depth));
    }

    private static Join join(Join.Type type, String object, String alias, Condition on) {
        return new Join(type, Join.Strategy.AUTO, object, alias, on, null);
    }

    private static QueryAST json(String text) {
        try {
            return QueryCodec.fromJson(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(text, impossible);
        }
    }
}
