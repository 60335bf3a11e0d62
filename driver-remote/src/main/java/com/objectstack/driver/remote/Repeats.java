package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends again what had no effect, or only reads, after a pause; libsql-remote.md 4.5. A write whose answer was lost becomes
 * {@code OUTCOME_UNKNOWN}. Thread-safe.
 */
final class Repeats {
    private final RetryPolicy policy;
    private final Costs costs;

    Repeats(RetryPolicy policy, Costs costs) {
        this.policy = policy;
        this.costs = costs;
    }

    /** Runs a request until it succeeds or must not be sent again; nothing but a {@link DriverException} is thrown. */
    <T> T run(Access access, Deadline deadline, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (RemoteFailure failure) {
                boolean again = attempt < policy.attempts() && failure.mayBeRepeated(access);
                if (!again || !pause(attempt, deadline)) {
                    throw failure.toldOf(access);
                }
                costs.repeated();
            }
        }
    }

    /** Waits before a repetition; false if the deadline would pass meanwhile. */
    private boolean pause(int attempt, Deadline deadline) {
        long millis = policy.pauseMillis(attempt);
        if (TimeUnit.MILLISECONDS.toNanos(millis) >= deadline.remainingNanos()) {
            return false;
        }
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted between two attempts");
        }
    }
}
