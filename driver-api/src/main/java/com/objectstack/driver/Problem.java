package com.objectstack.driver;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param code its code
 * @param path a JSON pointer (RFC 6901) into the query or data; "" is the root
 * @param message what was found, without values of secret fields
 * @param advice what would be accepted, or null
 */
public record Problem(
        ErrorCode code,
        String path,
        String message,
        @Nullable String advice) {
    /** Requires all but {@code advice}. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    /**
     * A problem without a hint.
     *
     * @param code its code
     * @param path a JSON pointer
     * @param message what was found
     * @return the problem
     */
    public static Problem of(ErrorCode code, String path, String message) {
        return new Problem(code, path, message, null);
    }

    /**
     * What would be accepted.
     *
     * @return the hint, empty if there is none
     */
    public Optional<String> hint() {
        return Optional.ofNullable(advice);
    }

    /**
     * The problem as one line for people: code, path, message and hint.
     *
     * @return the text
     */
    public String describe() {
        String where = path.isEmpty() ? "" : " " + path + ":";
        String tail = advice == null ? "" : "\nHint: " + advice;
        return "[" + code + "]" + where + " " + message + tail;
    }
}
