package com.objectstack.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a driver.
 *
 * @param operation the method
 * @param object the object, "" if it names none
 * @param query the query, or what stands for one
 * @param content what it was called with, for people: texts, maps, lists, JSON
 * @param text the query as JSON, "" without one
 */
record Request(
        String operation,
        String object,
        QueryAST query,
        @Nullable Object content,
        String text) {
    static Request of(String operation, String object, QueryAST query) {
        JsonNode json = QueryCodec.toJson(query);
        return new Request(operation, object, query, json, json.toString());
    }

    static Request of(String operation, String object, QueryAST query, @Nullable Object data) {
        JsonNode json = QueryCodec.toJson(query);
        return new Request(operation, object, query, data == null ? json : List.of(json, data), json.toString());
    }

    static Request of(String operation, String object, Object content) {
        return new Request(operation, object, QueryAST.ALL, content, "");
    }

    static Request of(String operation, Map<String, ?> content) {
        return new Request(operation, "", QueryAST.ALL, content, "");
    }

    /** Whether an object's records may play a part. */
    boolean mayName(String name) {
        return name.equals(object) || text.contains('"' + name + '"');
    }
}
