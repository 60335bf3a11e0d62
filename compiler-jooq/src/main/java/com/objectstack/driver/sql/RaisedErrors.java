package com.objectstack.driver.sql;

import com.objectstack.compiler.pass.Raising;
import java.util.Optional;

/**
 * Errors that a compiled statement raises itself while it runs: a scalar subquery's second row, a recursion past its
 * depth. For authors of executors, whose databases report them in words of their own.
 */
public final class RaisedErrors {
    private RaisedErrors() {}

    /**
     * The node that raised an error, which is to be reported as {@code RESULT_TOO_LARGE} with it as path.
     *
     * @param message the database's error message
     * @return the node's JSON pointer, empty if no statement raised the error
     */
    public static Optional<String> place(String message) {
        return Raising.place(message);
    }
}
