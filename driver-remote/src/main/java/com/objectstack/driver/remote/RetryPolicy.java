package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after what pause, a request is sent again that had no effect or only reads. The pause before the n-th
 * repetition is drawn between nothing and {@code first} × 2<sup>n-1</sup>, at most {@code longest} ("full jitter"), and
 * never goes past the operation's deadline. A write whose answer was lost is never sent again.
 *
 * @param attempts how often a request is sent at most, 1 for never again
 * @param first the longest pause before the first repetition
 * @param longest the longest pause of all
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    /** Five attempts, 20 ms at first, 1 s at most. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(20), Duration.ofSeconds(1));

    /** No request is sent twice. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    private static final int MOST_ATTEMPTS = 100;

    /** Requires 1 to 100 attempts and no negative pauses: {@code INVALID_CONFIG}. */
    public RetryPolicy {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
        if (attempts < 1 || attempts > MOST_ATTEMPTS || first.isNegative() || longest.isNegative()) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG, "/retry", "retry takes 1 to 100 attempts and no negative pauses");
        }
    }

    /** The pause before the n-th repetition, in milliseconds. */
    long pauseMillis(int repetition) {
        long limit = Math.min(longest.toMillis(), first.toMillis() << Math.min(repetition - 1, 20));
        return ThreadLocalRandom.current().nextLong(limit + 1);
    }
}
