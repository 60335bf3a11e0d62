package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a caller: how long it may take, and whether it was told to stop. SQLite asks through
 * {@link ConnectionGuard}, possibly on another thread than the caller's.
 */
final class Call {
    private final Deadline deadline;
    private final boolean interruptible;
    private volatile Thread caller = Thread.currentThread();
    private volatile boolean cancelled;
    private volatile @Nullable ErrorCode stopped;

    private Call(Deadline deadline, boolean interruptible) {
        this.deadline = deadline;
        this.interruptible = interruptible;
    }

    /** An operation of the calling thread that ends at its deadline, its interrupt or the driver's end. */
    static Call of(Deadline deadline) {
        return new Call(deadline, true);
    }

    /** An operation that must come to its end, such as a rollback. */
    static Call unstoppable() {
        return new Call(Deadline.NONE, false);
    }

    /** An operation of the driver itself that only time stops. */
    static Call within(Duration duration) {
        return new Call(Deadline.after(duration), false);
    }

    /** Says who waits for this operation now; a cursor may pass from thread to thread. */
    void continuedBy(Thread thread) {
        caller = thread;
    }

    Thread caller() {
        return caller;
    }

    long remainingNanos() {
        return deadline.remainingNanos();
    }

    /** Stops the operation if it can be interrupted: its caller, who waits elsewhere, was. */
    void cancel() {
        cancelled = interruptible;
    }

    /** Whether the operation has to stop now; the first reason found is kept. */
    boolean mustStop(Lifecycle lifecycle) {
        if (stopped == null) {
            stopped = reasonToStop(lifecycle);
        }
        return stopped != null;
    }

    private @Nullable ErrorCode reasonToStop(Lifecycle lifecycle) {
        if (interruptible && lifecycle.isCancelling()) {
            return ErrorCode.DRIVER_CLOSED;
        }
        if (interruptible && (cancelled || caller.isInterrupted())) {
            return ErrorCode.CANCELLED;
        }
        return deadline.isNone() || deadline.remainingNanos() > 0 ? null : ErrorCode.TIMEOUT;
    }

    /** Why it was stopped, null if it was not. */
    @Nullable
    ErrorCode stopReason() {
        return stopped;
    }

    /** The exception for an operation that was stopped. */
    DriverException stopped(@Nullable Throwable cause) {
        ErrorCode reason = stopped == null ? ErrorCode.CANCELLED : stopped;
        return DriverException.builder(reason, textFor(reason)).cause(cause).build();
    }

    private static String textFor(ErrorCode reason) {
        return switch (reason) {
            case TIMEOUT -> "the deadline passed before the operation was done; it changed nothing";
            case CANCELLED -> "the calling thread was interrupted; the operation changed nothing";
            default -> "the driver was closed";
        };
    }
}
