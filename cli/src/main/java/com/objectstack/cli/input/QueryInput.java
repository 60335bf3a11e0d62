package com.objectstack.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.Filters;
import com.objectstack.query.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Reads a query as people type it: a query object, whose filters may be arrays, or an array filter alone. */
public final class QueryInput {
    private QueryInput() {}

    /**
     * The query in a text, and its object.
     *
     * @param text a JSON object, or a JSON array that is the query's {@code where}
     * @param object the object, or null for the one the query names
     * @return both
     * @throws DriverException {@code INVALID_QUERY} or {@code INVALID_FILTER}; also if no object is named
     */
    public static NamedQuery parse(String text, @Nullable String object) {
        QueryAST query = query(JsonText.parse(text, ErrorCode.INVALID_QUERY));
        String named = object != null ? object : query.object();
        if (named == null) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "/object",
                    "nothing says which object is asked",
                    "pass --object, or name it in the query's 'object'");
        }
        return new NamedQuery(named, query);
    }

    private static QueryAST query(JsonNode json) {
        return json.isArray() ? Query.matching(Filters.fromArray(json)).build() : Filters.queryFromJson(json);
    }
}
