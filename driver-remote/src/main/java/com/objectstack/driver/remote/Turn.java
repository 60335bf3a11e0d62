package com.objectstack.driver.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A place at the server, and a share of the gate that writes go through, until they are given back. Giving back twice is
 * harmless. Thread-safe.
 */
final class Turn implements AutoCloseable {
    private final String what;
    private final boolean isWriteTransaction;
    private final Runnable leave;
    private final Runnable leavePlace;
    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean leftPlace = new AtomicBoolean();
    private final Thread first = Thread.currentThread();
    private final long sinceNanos = System.nanoTime();
    private volatile @Nullable Thread last;

    Turn(String what, boolean isWriteTransaction, Runnable leave, Runnable leavePlace) {
        this.what = what;
        this.isWriteTransaction = isWriteTransaction;
        this.leave = leave;
        this.leavePlace = leavePlace;
    }

    /** Says that its caller is done, and lets other writes pass, while the server still has a stream to end. */
    void leave() {
        if (left.compareAndSet(false, true)) {
            leave.run();
        }
    }

    /** Whether it keeps other writes out. */
    boolean isExclusive() {
        return isWriteTransaction;
    }

    /** Says that a thread uses it now. */
    void usedBy(Thread thread) {
        last = thread;
    }

    /** Whether a thread that waits for this one to end waits for itself. */
    boolean isTransactionOf(Thread thread) {
        return isWriteTransaction && (first == thread || last == thread);
    }

    String describe() {
        Duration held = Duration.ofNanos(System.nanoTime() - sinceNanos);
        Instant since = Instant.now().minus(held).truncatedTo(ChronoUnit.MILLIS);
        Thread thread = last == null ? first : last;
        return what + " of thread '" + thread.getName() + "' since " + since + " (" + held.toMillis() + " ms)";
    }

    @Override
    public void close() {
        leave();
        if (leftPlace.compareAndSet(false, true)) {
            leavePlace.run();
        }
    }
}
