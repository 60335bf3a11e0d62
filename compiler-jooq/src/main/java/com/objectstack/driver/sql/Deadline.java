package com.objectstack.driver.sql;

import com.objectstack.driver.DriverOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment by which an operation must be done.
 *
 * @param nanoTime a reading of {@link System#nanoTime}, or {@link Long#MAX_VALUE} for never
 */
public record Deadline(long nanoTime) {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    /**
     * The deadline of an operation that begins now.
     *
     * @param options its options
     * @return the deadline, {@link #NONE} without a timeout
     */
    public static Deadline of(DriverOptions options) {
        return options.timeout().map(Deadline::after).orElse(NONE);
    }

    /**
     * A deadline some time from now.
     *
     * @param duration the time left
     * @return the deadline
     */
    public static Deadline after(Duration duration) {
        long nanos = TimeUnit.NANOSECONDS.convert(duration);
        return nanos == Long.MAX_VALUE ? NONE : new Deadline(System.nanoTime() + nanos);
    }

    /**
     * Whether there is none.
     *
     * @return true if the operation may take for ever
     */
    public boolean isNone() {
        return nanoTime == Long.MAX_VALUE;
    }

    /**
     * The time left.
     *
     * @return nanoseconds, 0 or less once it has passed, {@link Long#MAX_VALUE} without a deadline
     */
    public long remainingNanos() {
        return isNone() ? Long.MAX_VALUE : nanoTime - System.nanoTime();
    }
}
