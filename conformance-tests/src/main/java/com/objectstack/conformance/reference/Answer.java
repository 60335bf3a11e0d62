package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param <T> what it returns
 * @param value what it returned
 * @param thrown what it threw instead, or null
 */
record Answer<T>(@Nullable T value, @Nullable RuntimeException thrown) {
    /** Failures of the world around a database: they say nothing about what a request means. */
    private static final Set<ErrorCode> OF_THE_WORLD = EnumSet.of(
            ErrorCode.BUSY,
            ErrorCode.TIMEOUT,
            ErrorCode.CANCELLED,
            ErrorCode.CONNECTION_FAILED,
            ErrorCode.UNAUTHENTICATED,
            ErrorCode.FORBIDDEN,
            ErrorCode.TRANSACTION_LOST,
            ErrorCode.OUTCOME_UNKNOWN,
            ErrorCode.DATABASE_CORRUPT,
            ErrorCode.DATABASE_FULL,
            ErrorCode.READ_ONLY,
            ErrorCode.DRIVER_CLOSED);

    static <T extends @Nullable Object> Answer<T> of(Supplier<T> call) {
        try {
            return new Answer<>(call.get(), null);
        } catch (RuntimeException thrown) {
            return new Answer<>(null, thrown);
        }
    }

    @Nullable
    DriverException refusal() {
        return thrown instanceof DriverException refusal ? refusal : null;
    }

    boolean isRefusedFor(ErrorCode code) {
        DriverException refusal = refusal();
        return refusal != null && refusal.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    /** Whether it tells what the request means. */
    boolean isComparable() {
        DriverException refusal = refusal();
        return refusal == null || !OF_THE_WORLD.contains(refusal.code());
    }

    /** The value; throws what was thrown. */
    @SuppressWarnings("NullAway") // T may itself be nullable: without an exception the value is what was returned
    T orThrow() {
        if (thrown != null) {
            throw thrown;
        }
        return value;
    }
}
