package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import org.jspecify.annotations.Nullable;

/** Reads what a query takes its rows from besides its object: joins and common tables. */
final class SourceReader {
    private static final Vocabulary JOIN =
            Vocabulary.of("a join", "type", "strategy", "object", "alias", "on", "subquery");

    private static final Vocabulary COMMON_TABLE =
            Vocabulary.of("a common table", "name", "query", "recursive", "step", "union", "maxDepth");

    private SourceReader() {}

    static @Nullable Join join(JsonNode node, String path, Reading in) {
        Join.Type type = Join.Type.INNER;
        Join.Strategy strategy = Join.Strategy.AUTO;
        String object = null;
        String alias = null;
        Condition on = new Everything();
        QueryAST subquery = null;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, JOIN, in, "object", "on")) {
            switch (property.name()) {
                case "type" -> type = Words.orElse(property.word(Words.JOIN_TYPES), type);
                case "strategy" -> strategy = Words.orElse(property.word(Words.JOIN_STRATEGIES), strategy);
                case "object" -> object = property.name("the name of an object");
                case "alias" -> alias = property.name("a name");
                case "on" -> on = on(property);
                default -> subquery = QueryReader.nested(property.value(), property.path(), in);
            }
        }
        return object == null ? null : new Join(type, strategy, object, alias, on, subquery);
    }

    /** Here alone an array is welcome: {@code ["order.customer_id", "=", "c.id"]} (SEMANTICS.md decision 23). */
    private static Condition on(Property property) {
        return property.value().isArray()
                ? ArrayFilterReader.read(property.value(), property.path(), true, property.in())
                : FilterReader.filter(property.value(), property.path(), property.in());
    }

    static @Nullable CommonTable commonTable(JsonNode node, String path, Reading in) {
        NodeReader reader = NodeReader.of(node, path, INVALID_QUERY, COMMON_TABLE, in, "name", "query");
        boolean recursive = node.path("recursive").booleanValue();
        String name = null;
        QueryAST query = null;
        QueryAST step = null;
        CommonTable.Union union = CommonTable.Union.ALL;
        long maxDepth = CommonTable.DEFAULT_MAX_DEPTH;
        if (recursive && !reader.has("step")) {
            in.problem(INVALID_QUERY, path, "a recursive common table needs 'step'", "add the query that goes on");
        }
        for (Property property : reader) {
            switch (property.name()) {
                case "name" -> name = property.name("a name");
                case "query" -> query = QueryReader.nested(property.value(), property.path(), in);
                case "recursive" -> property.flag();
                case "step" -> step = QueryReader.nested(property.value(), property.path(), in);
                case "union" -> union = Words.orElse(property.word(Words.UNIONS), union);
                default -> maxDepth = Words.orElse(property.whole(0), maxDepth);
            }
            if (!recursive && Words.RECURSIVE_ONLY.contains(property.name())) {
                in.problem(
                        INVALID_QUERY,
                        property.path(),
                        "'" + property.name() + "' belongs to a recursive common table",
                        "add \"recursive\": true");
            }
        }
        if (name == null || query == null) {
            return null;
        }
        return new CommonTable(name, query, step == null ? null : new CommonTable.Recursion(step, union, maxDepth));
    }
}
