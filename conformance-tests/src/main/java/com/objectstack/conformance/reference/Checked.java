package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.util.Optional;

/**
 * A value in the form that a driver returns, or why it is refused.
 *
 * @param <T> the form
 */
sealed interface Checked<T> {
    /**
     * The value is accepted.
     *
     * @param value as a record holds it
     */
    record Accepted<T>(T value) implements Checked<T> {}

    /**
     * The value is refused.
     *
     * @param code why
     * @param message what was found
     * @param hint what would be accepted
     */
    record Refused<T>(ErrorCode code, String message, String hint) implements Checked<T> {
        /** The same refusal without what was found: values of secret fields are never shown (SEMANTICS.md §5). */
        Refused<T> withoutValue() {
            return new Refused<>(code, "the value of a secret field is refused", hint);
        }
    }

    /** The accepted form, empty if the value is refused. */
    default Optional<T> form() {
        return switch (this) {
            case Accepted<T> accepted -> Optional.of(accepted.value());
            case Refused<T> refused -> Optional.empty();
        };
    }

    static <T> Checked<T> accepted(T value) {
        return new Accepted<>(value);
    }

    /** A value of the wrong kind (SEMANTICS.md decision 18). */
    static <T> Checked<T> mismatch(Object value, String wanted) {
        return new Refused<>(
                ErrorCode.TYPE_MISMATCH,
                Texts.kind(value) + " (" + Texts.shown(value) + ") is not " + wanted,
                "pass " + wanted);
    }
}
