package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks again for a write whose answer was lost and whose key tells whether it was done. */
final class AskingAgain {
    private static final int ATTEMPTS = 3;

    private static final Set<ErrorCode> LOST = Set.of(ErrorCode.OUTCOME_UNKNOWN, ErrorCode.TRANSACTION_LOST);

    /** What is said of the database, not of a write: an earlier attempt may have been done all the same. */
    private static final Set<ErrorCode> OF_THE_DATABASE = Set.of(
            ErrorCode.BUSY,
            ErrorCode.TIMEOUT,
            ErrorCode.CANCELLED,
            ErrorCode.CONNECTION_FAILED,
            ErrorCode.DRIVER_CLOSED,
            ErrorCode.UNAUTHENTICATED,
            ErrorCode.FORBIDDEN,
            ErrorCode.READ_ONLY,
            ErrorCode.DATABASE_FULL,
            ErrorCode.DATABASE_CORRUPT);

    private AskingAgain() {}

    /** Whether a failure tells what became of the write: it was refused. */
    static boolean isAnswer(DriverException failure) {
        return !LOST.contains(failure.code()) && !OF_THE_DATABASE.contains(failure.code());
    }

    /**
     * The answer to a write.
     *
     * @param deadline when it must be there
     * @param first asks for it
     * @param again asks whether it was done, and does it if not
     * @throws DriverException {@code OUTCOME_UNKNOWN} if an attempt may have been done, and no later one says so
     */
    static <T> T untilKnown(Deadline deadline, Supplier<T> first, Supplier<T> again) {
        DriverException unknown = null;
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt == 1 ? first.get() : again.get();
            } catch (DriverException failure) {
                if (unknown == null && failure.code() == ErrorCode.OUTCOME_UNKNOWN) {
                    unknown = failure;
                }
                boolean mayAsk = attempt < ATTEMPTS && deadline.remainingNanos() > 0 && !wasGivenUp(failure);
                if (!LOST.contains(failure.code()) || !mayAsk) {
                    throw told(unknown, failure);
                }
            }
        }
    }

    /** Whether the caller waits no longer. */
    private static boolean wasGivenUp(DriverException failure) {
        return failure.getCause() instanceof DriverException cause
                && (cause.code() == ErrorCode.TIMEOUT || cause.code() == ErrorCode.CANCELLED);
    }

    @SuppressWarnings("ReferenceEquality") // an exception does not suppress itself
    private static DriverException told(@Nullable DriverException unknown, DriverException last) {
        if (unknown == null || unknown == last || isAnswer(last)) {
            return last;
        }
        unknown.addSuppressed(last);
        return unknown;
    }
}
