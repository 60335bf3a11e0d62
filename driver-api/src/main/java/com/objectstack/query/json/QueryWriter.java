package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Condition;
import com.objectstack.query.Cursor;
import com.objectstack.query.Everything;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes queries: only what differs from the default. For one thread, used once. */
final class QueryWriter {
    private static final int MAX_NESTING = 1000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FilterWriter filters = new FilterWriter(this);
    private final ColumnWriter columns = new ColumnWriter(this);
    private int depth;

    ObjectNode query(QueryAST query) {
        enter();
        ObjectNode json = NODES.objectNode();
        putText(json, "object", query.object());
        putList(json, "with", query.with(), this::commonTable);
        putList(json, "fields", query.fields(), columns::selection);
        putCondition(json, "where", query.where());
        if (query.search() != null) {
            json.set("search", columns.search(query.search()));
        }
        putTexts(json, "searchFields", query.searchFields());
        if (query.nearest() != null) {
            json.set("nearest", columns.nearest(query.nearest()));
        }
        putList(json, "joins", query.joins(), this::join);
        putList(json, "groupBy", query.groupBy(), columns::groupKey);
        putList(json, "aggregations", query.aggregations(), columns::aggregation);
        putList(json, "windowFunctions", query.windowFunctions(), columns::window);
        putCondition(json, "having", query.having());
        putFlag(json, "distinct", query.distinct());
        putList(json, "orderBy", query.orderBy(), columns::sortKey);
        putNumber(json, "limit", query.limit());
        putNumber(json, "offset", query.offset());
        putNumber(json, "top", query.top());
        if (query.cursor() != null) {
            json.set("cursor", cursor(query.cursor()));
        }
        if (!query.expand().isEmpty()) {
            ObjectNode expand = json.putObject("expand");
            query.expand().forEach((field, nested) -> expand.set(field, query(nested)));
        }
        leave();
        return json;
    }

    ObjectNode condition(Condition condition) {
        return filters.condition(condition);
    }

    private ObjectNode commonTable(CommonTable table) {
        ObjectNode json = NODES.objectNode();
        json.put("name", table.name());
        json.set("query", query(table.query()));
        table.recursive().ifPresent(recursion -> {
            json.put("recursive", true);
            json.set("step", query(recursion.step()));
            if (recursion.union() != CommonTable.Union.ALL) {
                json.put("union", Words.of(recursion.union()));
            }
            if (recursion.maxDepth() != CommonTable.DEFAULT_MAX_DEPTH) {
                json.put("maxDepth", recursion.maxDepth());
            }
        });
        return json;
    }

    private ObjectNode join(Join join) {
        ObjectNode json = NODES.objectNode();
        json.put("type", Words.of(join.type()));
        if (join.strategy() != Join.Strategy.AUTO) {
            json.put("strategy", Words.of(join.strategy()));
        }
        json.put("object", join.object());
        putText(json, "alias", join.as());
        json.set("on", condition(join.on()));
        join.subquery().ifPresent(subquery -> json.set("subquery", query(subquery)));
        return json;
    }

    private static JsonNode cursor(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Position position -> RecordCodec.toJson(position.values());
            case Cursor.Token token -> NODES.textNode(token.text());
        };
    }

    /** Goes one level down; each is followed by {@link #leave}. */
    void enter() {
        depth++;
        if (depth > MAX_NESTING) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "",
                    "the query is nested more than " + MAX_NESTING + " deep",
                    "flatten it");
        }
    }

    void leave() {
        depth--;
    }

    void putCondition(ObjectNode json, String name, Condition condition) {
        if (!(condition instanceof Everything)) {
            json.set(name, condition(condition));
        }
    }

    static void putText(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    static void putNumber(ObjectNode json, String name, @Nullable Number number) {
        if (number != null) {
            json.set(name, RecordCodec.valueToJson(number));
        }
    }

    static void putFlag(ObjectNode json, String name, boolean flag) {
        if (flag) {
            json.put(name, true);
        }
    }

    static void putTexts(ObjectNode json, String name, List<String> texts) {
        putList(json, name, texts, NODES::textNode);
    }

    static <T> void putList(ObjectNode json, String name, List<T> elements, Function<T, JsonNode> writer) {
        if (!elements.isEmpty()) {
            ArrayNode array = json.putArray(name);
            elements.forEach(element -> array.add(writer.apply(element)));
        }
    }
}
