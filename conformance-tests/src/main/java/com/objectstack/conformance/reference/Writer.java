package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The right to write, of which there is one; handed out in the order of asking, within a bounded time. Thread-safe. */
final class Writer {
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WriterHold> waiting = new ArrayDeque<>();
    private @Nullable WriterHold holder;

    Writer(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for the right to write.
     *
     * @throws DriverException {@code BUSY}, not retryable, if this thread's own transaction has it; {@code BUSY},
     *     retryable, if it did not become free in time; {@code TIMEOUT} if the request's own time ended first;
     *     {@code CANCELLED}, {@code DRIVER_CLOSED}
     */
    void acquire(WriterHold hold, TimeLimit limit) {
        lock.lock();
        try {
            limit.requireOpen();
            if (holder != null && holder.isOwnTransaction()) {
                throw DriverException.builder(
                                ErrorCode.BUSY, "this thread's own transaction writes: " + holder.describe())
                        .hint("use tx: make the call on the transaction, not on the driver")
                        .build();
            }
            waiting.addLast(hold);
            try {
                await(hold, limit);
                holder = hold;
            } finally {
                waiting.remove(hold);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(WriterHold hold, TimeLimit limit) {
        long allowed = TimeUnit.NANOSECONDS.convert(patience);
        boolean ownTimeEndsFirst = limit.remainingNanos() < allowed;
        long left = Math.min(allowed, limit.remainingNanos());
        while (holder != null || waiting.peekFirst() != hold) {
            if (left <= 0) {
                throw tooLate(ownTimeEndsFirst);
            }
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw DriverException.of(
                        ErrorCode.CANCELLED, "", "the calling thread was interrupted while it waited for the writer");
            }
            limit.requireOpen();
        }
    }

    private DriverException tooLate(boolean ownTimeEndedFirst) {
        DriverExceptionBuilder refusal = ownTimeEndedFirst
                ? DriverException.builder(ErrorCode.TIMEOUT, "the deadline passed while the call waited for the writer")
                : DriverException.builder(
                        ErrorCode.BUSY, "the writer did not become free within " + patience.toMillis() + " ms");
        return refusal.hint("held by " + (holder == null ? "nobody now" : holder.describe()))
                .retryable()
                .build();
    }

    /** Gives the right back; harmless if it was given back before. */
    void release(WriterHold hold) {
        lock.lock();
        try {
            if (holder == hold) {
                holder = null;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait see that the driver was closed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
