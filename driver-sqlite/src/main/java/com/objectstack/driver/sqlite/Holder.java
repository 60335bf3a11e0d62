package com.objectstack.driver.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who has a connection, since when. */
final class Holder {
    private final String what;
    private final boolean transaction;
    private final Thread first;
    private final long sinceNanos = System.nanoTime();
    private volatile @Nullable Thread last;

    private Holder(String what, boolean transaction) {
        this.what = what;
        this.transaction = transaction;
        this.first = Thread.currentThread();
    }

    static Holder statement() {
        return new Holder("a statement", false);
    }

    static Holder stream() {
        return new Holder("a stream", false);
    }

    static Holder snapshot() {
        return new Holder("a read of several statements", false);
    }

    static Holder transaction(String id) {
        return new Holder("transaction " + id, true);
    }

    /** Says that a thread uses the transaction now. */
    void usedBy(Thread thread) {
        last = thread;
    }

    /** Whether a thread that waits for this one to end waits for itself. */
    boolean isTransactionOf(Thread thread) {
        return transaction && (first == thread || last == thread);
    }

    String describe() {
        Duration held = Duration.ofNanos(System.nanoTime() - sinceNanos);
        Instant since = Instant.now().minus(held).truncatedTo(ChronoUnit.MILLIS);
        Thread thread = last == null ? first : last;
        return what + " of thread '" + thread.getName() + "' since " + since + " (" + held.toMillis() + " ms)";
    }
}
