package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who may be at the server: so many at a time, in the order of asking. Besides, a write transaction has the database to
 * itself as far as this driver's writes go: a server rolls a transaction back by force that keeps another writer waiting
 * for 5 seconds, and our own writers need not be those. Thread-safe.
 */
final class Admission {
    /** What a write transaction takes of the gate; another write takes one. */
    private static final int WHOLE_GATE = 1 << 20;

    private final int concurrency;
    private final Duration acquireTimeout;
    private final Lifecycle lifecycle;
    private final Semaphore places;
    private final Semaphore gate = new Semaphore(WHOLE_GATE, true);
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Turn transaction;

    Admission(int concurrency, Duration acquireTimeout, Lifecycle lifecycle) {
        this.concurrency = concurrency;
        this.acquireTimeout = acquireTimeout;
        this.lifecycle = lifecycle;
        this.places = new Semaphore(concurrency, true);
    }

    /**
     * A place for a statement or stream.
     *
     * @throws DriverException {@code BUSY} (not retryable) if the caller's own transaction keeps it, {@code BUSY}
     *     (retryable) if nothing became free in time, {@code TIMEOUT} if the deadline came first, {@code CANCELLED},
     *     {@code DRIVER_CLOSED}
     */
    Turn statement(String what, Access access, Deadline deadline) {
        lifecycle.requireOpen();
        if (access == Access.READ) {
            await(places, 1, deadline);
            return turn(what, false, () -> {});
        }
        refuseWaitingForItself();
        await(gate, 1, deadline);
        return admitted(what, 1, deadline);
    }

    /** A place for a write transaction, alone among this driver's writes; fails as {@link #statement} does. */
    Turn transaction(String id, Deadline deadline) {
        lifecycle.requireOpen();
        refuseWaitingForItself();
        await(gate, WHOLE_GATE, deadline);
        Turn turn = admitted("transaction " + id, WHOLE_GATE, deadline);
        transaction = turn;
        return turn;
    }

    private Turn admitted(String what, int share, Deadline deadline) {
        boolean admitted = false;
        try {
            await(places, 1, deadline);
            admitted = true;
        } finally {
            if (!admitted) {
                gate.release(share);
            }
        }
        boolean isTransaction = share == WHOLE_GATE;
        return turn(what, isTransaction, () -> {
            if (isTransaction) {
                transaction = null;
            }
            gate.release(share);
        });
    }

    private Turn turn(String what, boolean isTransaction, Runnable leaveGate) {
        active.incrementAndGet();
        return new Turn(
                what,
                isTransaction,
                () -> {
                    active.decrementAndGet();
                    leaveGate.run();
                },
                places::release);
    }

    private void await(Semaphore semaphore, int permits, Deadline deadline) {
        long limit = TimeUnit.NANOSECONDS.convert(acquireTimeout);
        long left = Math.min(limit, deadline.remainingNanos());
        waiting.incrementAndGet();
        boolean acquired = false;
        try {
            acquired = semaphore.tryAcquire(permits, Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted while it waited for its turn");
        } finally {
            waiting.decrementAndGet();
        }
        if (!acquired) {
            throw tooLate(left < limit);
        }
        if (lifecycle.isClosed()) {
            semaphore.release(permits);
            throw Lifecycle.closedException();
        }
    }

    private void refuseWaitingForItself() {
        Turn open = transaction;
        if (open != null && open.isTransactionOf(Thread.currentThread())) {
            throw DriverException.builder(
                            ErrorCode.BUSY, "this thread's own transaction holds the writer: " + open.describe())
                    .hint("use tx: make the call on the transaction, not on the driver")
                    .build();
        }
    }

    private DriverException tooLate(boolean deadlineFirst) {
        DriverExceptionBuilder builder = deadlineFirst
                ? DriverException.builder(ErrorCode.TIMEOUT, "the deadline passed while the call waited for its turn")
                : DriverException.builder(ErrorCode.BUSY, "no turn came within " + acquireTimeout.toMillis() + " ms");
        Turn open = transaction;
        String hint =
                open == null ? "close streams and transactions, or raise 'concurrency'" : "held by " + open.describe();
        return builder.hint(hint).retryable().build();
    }

    /** A place whose stream is only still to be ended counts as idle. */
    PoolStats stats() {
        int used = active.get();
        return new PoolStats(concurrency, concurrency - used, used, waiting.get());
    }

    /** Waits until nobody is at the server any more, or for so long. */
    void awaitQuiet(Duration patience) {
        boolean interrupted = false;
        try {
            if (places.tryAcquire(concurrency, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                places.release(concurrency);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
