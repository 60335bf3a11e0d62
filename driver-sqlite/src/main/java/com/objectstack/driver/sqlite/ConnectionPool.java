package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections; the writer is a pool of one. They go to those who wait in the order of asking. Whoever asks
 * at the right moment may overtake them, which spares a switch of threads for each use, but nobody who has waited for ten
 * milliseconds: from then on, what is given back is handed to the one who waits longest. Thread-safe.
 */
final class ConnectionPool {
    /** How long one who waits may be overtaken; some hundred short statements run meanwhile, and handing over is rare. */
    private static final long OVERTAKEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final Duration acquireTimeout;
    private final List<Slot> slots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(String name, int size, Duration acquireTimeout, Supplier<Slot> newSlot) {
        this.name = name;
        this.acquireTimeout = acquireTimeout;
        this.slots = Stream.generate(newSlot).limit(size).toList();
        idle.addAll(slots);
    }

    private static final class Waiter {
        private final Condition ready;
        private final long since = System.nanoTime();
        private @Nullable Slot slot;

        Waiter(Condition ready) {
            this.ready = ready;
        }

        boolean isOvertakenNoMore() {
            return System.nanoTime() - since >= OVERTAKEN_NANOS;
        }
    }

    /**
     * A connection for the caller alone, until {@link #release}.
     *
     * @throws DriverException {@code BUSY} (not retryable) if the caller's own transaction has it, {@code BUSY}
     *     (retryable) if nobody gave one back in time, {@code TIMEOUT} if the call's deadline came first,
     *     {@code CANCELLED}, {@code DRIVER_CLOSED}
     */
    Slot acquire(Call call, Holder holder) {
        lock.lock();
        try {
            requireOpen();
            refuseWaitingForItself(call.caller());
            Slot slot = idle.poll();
            if (slot == null) {
                slot = await(call);
            }
            slot.heldBy(holder);
            return slot;
        } finally {
            lock.unlock();
        }
    }

    void release(Slot slot) {
        lock.lock();
        try {
            slot.heldBy(null);
            Waiter next = waiters.peek();
            if (next != null && next.isOvertakenNoMore()) {
                waiters.remove();
                next.slot = slot;
                next.ready.signal();
            } else {
                idle.push(slot);
                tellNext();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes who waits longest, if there is something to take. */
    private void tellNext() {
        Waiter next = waiters.peek();
        if (next != null && !idle.isEmpty()) {
            next.ready.signal();
        }
    }

    /** Refuses whoever waits or asks from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiters.forEach(waiter -> waiter.ready.signal());
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    /** The connections that are open. */
    Stream<DatabaseConnection> connections() {
        return slots.stream().map(Slot::connectionIfOpen).filter(c -> c != null && !c.isClosed());
    }

    /** How many connections are open and in use. */
    int active() {
        return (int) slots.stream()
                .filter(slot -> slot.holder() != null && slot.connectionIfOpen() != null)
                .count();
    }

    private Slot await(Call call) {
        Waiter waiter = new Waiter(lock.newCondition());
        waiters.addLast(waiter);
        long limit = TimeUnit.NANOSECONDS.convert(acquireTimeout);
        long left = Math.min(limit, call.remainingNanos());
        boolean deadlineFirst = left < limit;
        try {
            Slot slot = null;
            while (slot == null) {
                requireOpen();
                if (left <= 0) {
                    throw tooLate(deadlineFirst);
                }
                left = waiter.ready.awaitNanos(left);
                slot = waiter.slot == null ? idle.poll() : waiter.slot;
            }
            return slot;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (waiter.slot != null) {
                release(waiter.slot);
            }
            throw DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted while it waited for " + name);
        } finally {
            waiters.remove(waiter);
            tellNext();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Lifecycle.closedException();
        }
    }

    private void refuseWaitingForItself(Thread caller) {
        for (Slot slot : slots) {
            Holder holder = slot.holder();
            if (holder != null && holder.isTransactionOf(caller)) {
                throw DriverException.builder(
                                ErrorCode.BUSY,
                                "this thread's own transaction holds " + name + ": " + holder.describe())
                        .hint("use tx: make the call on the transaction, not on the driver")
                        .build();
            }
        }
    }

    private DriverException tooLate(boolean deadlineFirst) {
        String held = slots.stream()
                .map(Slot::holder)
                .filter(holder -> holder != null)
                .map(holder -> holder.describe())
                .collect(Collectors.joining("; "));
        DriverExceptionBuilder builder = deadlineFirst
                ? DriverException.builder(ErrorCode.TIMEOUT, "the deadline passed while the call waited for " + name)
                : DriverException.builder(
                        ErrorCode.BUSY, name + " did not become free within " + acquireTimeout.toMillis() + " ms");
        return builder.hint("held by " + held).retryable().build();
    }
}
