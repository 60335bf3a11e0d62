package com.objectstack.query.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;

/** The JSON face of errors; SEMANTICS.md §5. Thread-safe. */
public final class ErrorCodec {
    private ErrorCodec() {}

    /**
     * An error as JSON: {@code code}, {@code path}, {@code message} and, if there is one, {@code hint} of the first
     * problem; {@code retryable}; where there is more than one problem, all of them as {@code problems}.
     *
     * @param error the error
     * @return a new object
     */
    public static ObjectNode toJson(DriverException error) {
        ObjectNode json = problem(error.problems().get(0));
        json.put("retryable", error.retryable());
        if (error.problems().size() > 1) {
            ArrayNode problems = json.putArray("problems");
            error.problems().forEach(problem -> problems.add(problem(problem)));
        }
        return json;
    }

    private static ObjectNode problem(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", problem.code().name());
        json.put("path", problem.path());
        json.put("message", problem.message());
        problem.hint().ifPresent(hint -> json.put("hint", hint));
        return json;
    }
}
