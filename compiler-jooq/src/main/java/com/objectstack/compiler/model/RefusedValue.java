package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import org.jspecify.annotations.Nullable;

/** Thrown by a codec for a value it does not take; the caller knows where the value stood. */
public final class RefusedValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String hint;

    /**
     * A refusal.
     *
     * @param code its code
     * @param message what was found
     * @param hint what would be accepted, or null
     */
    public RefusedValue(ErrorCode code, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    /** The refusal without what was found, for fields whose values must not be shown. */
    public RefusedValue withoutValue() {
        return new RefusedValue(code, "the value of a secret field is refused", hint);
    }

    /** The refusal as a problem with a field. */
    public Problem at(String path, String field) {
        return new Problem(code, path, "field '" + field + "': " + getMessage(), hint);
    }

    /** The refusal as a problem at a place. */
    public Problem at(String path) {
        return new Problem(code, path, String.valueOf(getMessage()), hint);
    }
}
