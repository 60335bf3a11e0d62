package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one lock that keeps a driver and its mirror in step: one call at a time, and while a transaction is open only its
 * own calls and those of the thread that began it. Thread-safe.
 */
final class Turn {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final IdentityHashMap<MirroredTransaction, Thread> open = new IdentityHashMap<>();
    private boolean isClosed;

    /**
     * Runs one call.
     *
     * @param within its transaction, or null
     * @throws DriverException {@code BUSY} if another thread's transaction does not end in time, {@code TIMEOUT} if the
     *     call's own time ends first, {@code CANCELLED} if the thread is interrupted meanwhile
     */
    <T extends @Nullable Object> T of(@Nullable MirroredTransaction within, DriverOptions options, Supplier<T> call) {
        lock.lock();
        try {
            if (within == null) {
                awaitOthers(options);
            }
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    /** Begins a transaction; others wait until it has ended. */
    MirroredTransaction begin(Supplier<MirroredTransaction> beginning) {
        return of(null, DriverOptions.NONE, () -> {
            MirroredTransaction begun = beginning.get();
            open.put(begun, Thread.currentThread());
            return begun;
        });
    }

    /** Ends a transaction; others may go on. */
    void end(MirroredTransaction transaction, Runnable ending) {
        lock.lock();
        try {
            ending.run();
        } finally {
            open.remove(transaction);
            ended.signalAll();
            lock.unlock();
        }
    }

    /** Nobody waits for a closed driver. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitOthers(DriverOptions options) {
        Duration allowed =
                options.timeout().filter(own -> own.compareTo(PATIENCE) < 0).orElse(PATIENCE);
        long left = TimeUnit.NANOSECONDS.convert(allowed);
        while (!isClosed && open.values().stream().anyMatch(thread -> thread != Thread.currentThread())) {
            if (left <= 0) {
                boolean own = options.timeout().filter(allowed::equals).isPresent();
                throw DriverException.builder(
                                own ? ErrorCode.TIMEOUT : ErrorCode.BUSY,
                                "another thread's transaction did not end within " + allowed.toMillis() + " ms")
                        .hint("a verified driver runs one transaction at a time")
                        .retryable()
                        .build();
            }
            try {
                left = ended.awaitNanos(left);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw DriverException.of(
                        ErrorCode.CANCELLED, "", "the calling thread was interrupted while it waited for its turn");
            }
        }
    }
}
