package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * What SQLite says with its general error code, which covers a caller's misspelt table as well as a bug of ours: the text
 * alone tells. For authors of executors, whose engines pass it on.
 */
public final class StatementErrors {
    private static final List<String> CALLERS_FAULTS = List.of(
            "no such ",
            "syntax error",
            "cannot ",
            "ambiguous column",
            "already exists",
            "already another",
            "has no column",
            "wrong number of arguments",
            "misuse of ",
            "incomplete input",
            "unrecognized token",
            "unsafe use",
            "not authorized");

    private static final List<String> VECTOR_FAULTS = List.of("vector: ", "vector_distance: ");

    private StatementErrors() {}

    /**
     * The error for a text.
     *
     * @param text the engine's message, without what a protocol puts around it
     * @param preparing whether the statement failed before it ran, which is its author's fault
     * @return the error, to be completed: {@code RESULT_TOO_LARGE}, {@code VALUE_OUT_OF_RANGE}, {@code TYPE_MISMATCH},
     *     {@code INVALID_QUERY} or {@code INTERNAL}
     */
    public static DriverExceptionBuilder of(String text, boolean preparing) {
        Optional<String> raised = RaisedErrors.place(text);
        if (raised.isPresent()) {
            return DriverException.builder(ErrorCode.RESULT_TOO_LARGE, "more rows than this place allows")
                    .path(raised.get());
        }
        if (text.contains("integer overflow")) {
            return DriverException.builder(ErrorCode.VALUE_OUT_OF_RANGE, text);
        }
        if (VECTOR_FAULTS.stream().anyMatch(text::startsWith)) {
            return DriverException.builder(ErrorCode.TYPE_MISMATCH, text)
                    .hint("a stored value is no vector of the declared format and dimensions");
        }
        boolean callersFault = preparing || CALLERS_FAULTS.stream().anyMatch(text::contains);
        return DriverException.builder(callersFault ? ErrorCode.INVALID_QUERY : ErrorCode.INTERNAL, text);
    }
}
