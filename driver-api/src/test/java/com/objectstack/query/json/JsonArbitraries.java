package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON documents made of the words of the filter language, mostly wrong. */
final class JsonArbitraries {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "$and", "$or", "$not", "$path", "$field", "$query", "$regex", "a", "b.c", "object",
                            "where"),
                    Arrays.stream(Operator.values()).map(Operator::key))
            .toList();

    private static final List<String> QUERY_KEYS = List.of(
            "object",
            "with",
            "fields",
            "where",
            "search",
            "searchFields",
            "nearest",
            "joins",
            "groupBy",
            "aggregations",
            "windowFunctions",
            "having",
            "distinct",
            "orderBy",
            "limit",
            "offset",
            "top",
            "cursor",
            "expand",
            "name",
            "query",
            "recursive",
            "step",
            "union",
            "maxDepth",
            "type",
            "alias",
            "on",
            "subquery",
            "field",
            "order",
            "nulls",
            "function",
            "filter",
            "n",
            "default",
            "over",
            "partitionBy",
            "frame",
            "start",
            "end",
            "vector",
            "k",
            "boost",
            "dateGranularity",
            "timezone",
            "indexes",
            "tenancy",
            "unique",
            "storage",
            "reference",
            "enabled",
            "partial");

    private JsonArbitraries() {}

    /** Documents made of the words of queries and schemas. */
    static Arbitrary<JsonNode> documents(int depth) {
        return documents(QUERY_KEYS, depth);
    }

    static Arbitrary<JsonNode> filters(int depth) {
        return documents(KEYS, depth);
    }

    private static Arbitrary<JsonNode> documents(List<String> keys, int depth) {
        Arbitrary<JsonNode> scalars = Arbitraries.of(
                NODES.nullNode(),
                NODES.textNode(""),
                NODES.textNode("today"),
                NODES.textNode("count"),
                NODES.textNode("1 PRECEDING"),
                NODES.numberNode(-1),
                NODES.numberNode(1),
                NODES.numberNode(0.5),
                NODES.booleanNode(true));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> documents(keys, depth - 1));
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(3).map(elements -> NODES.arrayNode().addAll(elements));
        Arbitrary<JsonNode> objects =
                Arbitraries.maps(Arbitraries.of(keys), inner).ofMaxSize(3).map(JsonArbitraries::object);
        return Arbitraries.oneOf(scalars, arrays, objects, objects);
    }

    private static ObjectNode object(Map<String, JsonNode> members) {
        return NODES.objectNode().setAll(members);
    }
}
