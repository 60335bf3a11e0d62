package com.objectstack.conformance.reference;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who writes, since when. */
final class WriterHold {
    private final String what;
    private final boolean isTransaction;
    private final Thread first = Thread.currentThread();
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private volatile @Nullable Thread last;

    private WriterHold(String what, boolean isTransaction) {
        this.what = what;
        this.isTransaction = isTransaction;
    }

    static WriterHold ofOneWrite() {
        return new WriterHold("a write", false);
    }

    static WriterHold ofTransaction(String id) {
        return new WriterHold("transaction " + id, true);
    }

    /** Says that a thread uses the transaction now. */
    void usedByThisThread() {
        last = Thread.currentThread();
    }

    /** Whether this thread would wait for itself. */
    boolean isOwnTransaction() {
        Thread caller = Thread.currentThread();
        return isTransaction && (first == caller || last == caller);
    }

    String describe() {
        Thread user = last == null ? first : last;
        return what + " of thread '" + user.getName() + "' since " + since;
    }
}
