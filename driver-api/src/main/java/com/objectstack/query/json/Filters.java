package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;

/**
 * Filters written as arrays, an authoring sugar that drivers refuse (R1); contract §4.8. Thread-safe.
 *
 * <pre>{@code
 * ["total", ">", 100]                               {total: {$gt: 100}}
 * ["or", ["state", "=", "open"], ["owner", "is_null"]]   {$or: [{state: "open"}, {owner: {$null: true}}]}
 * [["a", "=", 1], ["b", "in", [1, 2]]]              {$and: [{a: 1}, {b: {$in: [1, 2]}}]}
 * []                                                no filter
 * }</pre>
 *
 * <p>Infix names are case-insensitive; {@code like} is {@code $like}, a pattern (SEMANTICS.md decision 14). A group of
 * one is its member; a member that is no filter is left out.
 */
public final class Filters {
    private Filters() {}

    /**
     * The condition that an array filter means. An object is read as {@link QueryCodec#conditionFromJson} does, arrays
     * inside it refused.
     *
     * @param node an array or object; null is no filter
     * @return the condition
     * @throws DriverException {@code INVALID_FILTER} with every problem: an unknown infix operator, a missing value, a
     *     shape that is none of the above
     */
    public static Condition fromArray(JsonNode node) {
        Reading in = Reading.loweringArrays();
        Condition condition = FilterReader.filter(node, "", in);
        in.throwProblems();
        return condition;
    }

    /**
     * The condition that the array filter in a JSON text means.
     *
     * @param text an array or object
     * @return the condition
     * @throws DriverException {@code INVALID_FILTER}, as {@link #fromArray(JsonNode)} does or because the text is no JSON
     *     document
     */
    public static Condition fromArray(String text) {
        return fromArray(JsonText.parse(text, ErrorCode.INVALID_FILTER));
    }

    /**
     * The query in a JSON text whose filters ({@code where}, {@code having}, ...) may be arrays. For people who type a
     * query; programs use {@link QueryCodec#fromJson(String)}.
     *
     * @param text one JSON object
     * @return the query
     * @throws DriverException as {@link QueryCodec#fromJson(String)} does, but not for arrays
     */
    public static QueryAST queryFromJson(String text) {
        return queryFromJson(JsonText.parse(text, ErrorCode.INVALID_QUERY));
    }

    /**
     * The query in a JSON object whose filters may be arrays.
     *
     * @param node the object
     * @return the query
     * @throws DriverException as {@link QueryCodec#fromJson(JsonNode)} does, but not for arrays
     */
    public static QueryAST queryFromJson(JsonNode node) {
        return QueryCodec.read(node, Reading.loweringArrays());
    }
}
