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

    private JsonArbitraries() {}

    static Arbitrary<JsonNode> filters(int depth) {
        Arbitrary<JsonNode> scalars = Arbitraries.of(
                NODES.nullNode(),
                NODES.textNode(""),
                NODES.textNode("today"),
                NODES.numberNode(1),
                NODES.numberNode(0.5),
                NODES.booleanNode(true));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> filters(depth - 1));
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(3).map(elements -> NODES.arrayNode().addAll(elements));
        Arbitrary<JsonNode> objects =
                Arbitraries.maps(Arbitraries.of(KEYS), inner).ofMaxSize(3).map(JsonArbitraries::object);
        return Arbitraries.oneOf(scalars, arrays, objects, objects);
    }

    private static ObjectNode object(Map<String, JsonNode> members) {
        return NODES.objectNode().setAll(members);
    }
}
