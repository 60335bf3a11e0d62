package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlStatement.Access;

/** A request that failed, with what is known of its effect; libsql-remote.md 4.5. Never leaves this package. */
final class RemoteFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the request may have done. */
    enum Effect {
        /** Nothing: it was not executed, or was undone. */
        NONE,
        /** Perhaps all of it: the answer was lost. */
        UNKNOWN
    }

    private final transient DriverException error;
    private final Effect effect;
    private final boolean passing;

    private RemoteFailure(DriverException error, Effect effect, boolean passing) {
        super(error.getMessage(), error, false, false);
        this.error = error;
        this.effect = effect;
        this.passing = passing;
    }

    /** A refusal: nothing was done, and asking again would not help. */
    static RemoteFailure refused(DriverException error) {
        return new RemoteFailure(error, Effect.NONE, false);
    }

    /** Nothing was done, and asking again may help. */
    static RemoteFailure notNow(DriverException error) {
        return new RemoteFailure(error, Effect.NONE, true);
    }

    /** The answer was lost, and reading again may help. */
    static RemoteFailure lost(DriverException error) {
        return new RemoteFailure(error, Effect.UNKNOWN, true);
    }

    /** The answer was not waited for. */
    static RemoteFailure abandoned(DriverException error) {
        return new RemoteFailure(error, Effect.UNKNOWN, false);
    }

    /** What the request failed with, whatever its effect. */
    DriverException error() {
        return error;
    }

    boolean isWithoutEffect() {
        return effect == Effect.NONE;
    }

    /** Whether the same request may be sent again: it did nothing, or reads only. */
    boolean mayBeRepeated(Access access) {
        return passing && (effect == Effect.NONE || access == Access.READ);
    }

    /** What the caller is told. */
    DriverException toldOf(Access access) {
        if (effect == Effect.NONE || access == Access.READ || error.code() == ErrorCode.DRIVER_CLOSED) {
            return error;
        }
        return DriverException.builder(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "the answer to a write was lost, which may have been done or not: " + error.getMessage())
                .hint("read what was to be written, or give writes an idempotency key and repeat them")
                .cause(error)
                .build();
    }
}
