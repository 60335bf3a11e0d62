package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import java.util.function.BooleanSupplier;

/**
 * What may stop a request: its timeout, an interrupt of its thread, the end of its driver.
 *
 * @param endNanos a reading of {@link System#nanoTime} by which it must be done, {@link Long#MAX_VALUE} for never
 * @param isClosed whether the driver is closed
 */
record TimeLimit(long endNanos, BooleanSupplier isClosed) {
    /** Nothing stops it. */
    static final TimeLimit NONE = new TimeLimit(Long.MAX_VALUE, () -> false);

    static TimeLimit of(DriverOptions options, BooleanSupplier isClosed) {
        long end = options.timeout()
                .map(limit -> System.nanoTime() + Math.min(limit.toNanos(), Long.MAX_VALUE / 4))
                .orElse(Long.MAX_VALUE);
        return new TimeLimit(end, isClosed);
    }

    /** Nanoseconds, 0 or less once it has passed. */
    long remainingNanos() {
        return endNanos == Long.MAX_VALUE ? Long.MAX_VALUE : endNanos - System.nanoTime();
    }

    /** Ends a request of a driver that was closed. */
    void requireOpen() {
        if (isClosed.getAsBoolean()) {
            throw DriverException.of(
                    ErrorCode.DRIVER_CLOSED,
                    "",
                    "the driver was closed",
                    "open a new driver; a closed one stays closed");
        }
    }

    /** Ends a request that has no more time: {@code DRIVER_CLOSED}, {@code CANCELLED} or {@code TIMEOUT}. */
    void check() {
        requireOpen();
        if (Thread.currentThread().isInterrupted()) {
            throw DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted; the operation changed nothing");
        }
        if (remainingNanos() <= 0) {
            throw DriverException.of(
                    ErrorCode.TIMEOUT, "", "the deadline passed before the operation was done; it changed nothing");
        }
    }
}
