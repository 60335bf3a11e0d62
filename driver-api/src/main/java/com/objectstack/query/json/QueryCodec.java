package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;

/**
 * The JSON form of queries and filters; contract §3 and §4, SEMANTICS.md §4. Thread-safe.
 *
 * <p>Reading is strict: an unknown property, a value of the wrong type and every refusal of contract §4.9 that needs no
 * schema is a problem with the JSON pointer of the offending place. All problems of a document are collected and thrown
 * at once, in document order. A property that is null counts as absent.
 *
 * <p>What is written is read back as an equal query, provided its literals are values that JSON has (a temporal value
 * is read back as its text).
 */
public final class QueryCodec {
    private QueryCodec() {}

    /**
     * The query in a JSON text.
     *
     * @param text one JSON object
     * @return the query
     * @throws DriverException {@code INVALID_QUERY} or {@code INVALID_FILTER} with every problem; path "" with line and
     *     column if the text is no JSON document
     */
    public static QueryAST fromJson(String text) {
        return fromJson(JsonText.parse(text, ErrorCode.INVALID_QUERY));
    }

    /**
     * The query in a JSON object.
     *
     * @param node the object; read it with {@link JsonText} or another mapper that keeps the digits of fractions
     * @return the query
     * @throws DriverException {@code INVALID_QUERY} or {@code INVALID_FILTER} with every problem
     */
    public static QueryAST fromJson(JsonNode node) {
        return read(node, Reading.strict());
    }

    static QueryAST read(JsonNode node, Reading in) {
        QueryAST query = QueryReader.top(node, "", in);
        in.throwProblems();
        return query;
    }

    /**
     * The filter in a JSON object.
     *
     * @param node the filter; null or missing is no filter
     * @param pointer where it stands in its document, for problems; "" for the root
     * @return the condition
     * @throws DriverException {@code INVALID_FILTER} with every problem; an array is refused (R1), see {@link Filters}
     */
    public static Condition conditionFromJson(JsonNode node, String pointer) {
        Reading in = Reading.strict();
        Condition condition = FilterReader.filter(node, pointer, in);
        in.throwProblems();
        return condition;
    }

    /**
     * A query as JSON: only what differs from the default, in a fixed order.
     *
     * @param query the query
     * @return a new object
     * @throws DriverException {@code INVALID_QUERY} if it nests more than 1,000 deep, {@code INVALID_DATA} if a literal
     *     has no JSON form
     */
    public static ObjectNode toJson(QueryAST query) {
        return new QueryWriter().query(query);
    }

    /**
     * A condition as JSON.
     *
     * @param condition the condition
     * @return a new object
     * @throws DriverException {@code INVALID_QUERY} if it nests more than 1,000 deep, {@code INVALID_DATA} if a literal
     *     has no JSON form
     */
    public static JsonNode toJson(Condition condition) {
        return new QueryWriter().condition(condition);
    }
}
