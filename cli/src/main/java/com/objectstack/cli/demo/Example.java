package com.objectstack.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.cli.input.Parts;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;

/**
 * A query worth seeing.
 *
 * @param title what it asks, in words
 * @param object the object asked
 * @param json the query as it is written
 * @param query the query
 */
record Example(String title, String object, JsonNode json, QueryAST query) {
    /** Reads {@code {"title", "object", "query"}}. */
    static Example parse(String text) {
        JsonNode json = JsonText.parse(text, ErrorCode.INVALID_QUERY);
        if (!json.path("title").isTextual() || !json.path("object").isTextual()) {
            throw DriverException.of(ErrorCode.INVALID_QUERY, "", "an example needs 'title', 'object' and 'query'");
        }
        JsonNode query = json.path("query");
        return new Example(
                json.path("title").textValue(),
                json.path("object").textValue(),
                query,
                Parts.within("/query", () -> QueryCodec.fromJson(query)));
    }
}
