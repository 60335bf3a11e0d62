package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one driver: the committed one, which all read, and that of the one transaction that writes. Whoever
 * reads has a whole version, so no read sees half a write; there is one writer at a time, so no write is lost
 * (SEMANTICS.md decision 20). Thread-safe.
 */
final class Store {
    private static final System.Logger LOG = System.getLogger("com.objectstack.conformance.reference");

    private final ReferenceSettings settings;
    private final Writer writer;
    private final ReentrantLock changes = new ReentrantLock();
    private final Set<OpenTransaction> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong transactions = new AtomicLong();
    private volatile Version committed = Version.EMPTY;
    private volatile boolean isClosed;

    Store(ReferenceSettings settings) {
        this.settings = settings;
        this.writer = new Writer(settings.writerWait());
    }

    boolean isOpen() {
        return !isClosed;
    }

    void requireSavepoints() {
        settings.require(Capability.SAVEPOINTS, "a savepoint");
    }

    void requireOpen() {
        limit(DriverOptions.NONE).requireOpen();
    }

    /** Reads from the version that a request sees. */
    <T extends @Nullable Object> T read(DriverOptions options, BiFunction<Version, TimeLimit, T> work) {
        OnceOnly.refuseKey(options);
        TimeLimit limit = limit(options);
        Transaction within = options.within();
        if (within != null) {
            return own(within).read(limit, work);
        }
        limit.check();
        T result = work.apply(committed, limit);
        limit.check();
        return result;
    }

    /** Writes: in the request's transaction, or in one of its own. A write that fails has changed nothing. */
    <T extends @Nullable Object> T write(DriverOptions options, Function<Version, Written<T>> work) {
        OnceOnly.refuseKey(options);
        TimeLimit limit = limit(options);
        Transaction within = options.within();
        if (within != null) {
            return own(within).write(limit, work);
        }
        WriterHold hold = WriterHold.ofOneWrite();
        limit.check();
        writer.acquire(hold, limit);
        try {
            return changing(() -> {
                Written<T> written = work.apply(committed);
                limit.check();
                committed = written.after();
                return written.result();
            });
        } finally {
            writer.release(hold);
        }
    }

    /** Changes the committed version, and that of the open transaction, at once: what is registered is in neither. */
    void register(UnaryOperator<Version> registration) {
        requireOpen();
        changing(() -> {
            Version after = registration.apply(committed);
            open.forEach(transaction -> transaction.change(registration));
            committed = after;
            return after;
        });
    }

    /** Runs what makes a version of another one: registering, which waits for no writer, must not get lost in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        changes.lock();
        try {
            return change.get();
        } finally {
            changes.unlock();
        }
    }

    OpenTransaction begin() {
        return begin(limit(DriverOptions.NONE), false);
    }

    OpenTransaction beginForOneWrite(DriverOptions options) {
        return begin(limit(options), true);
    }

    /** Whether a write may be tried again: not in a caller's transaction, which may have read its old state. */
    boolean mayRepeat(DriverOptions options) {
        return options.within() == null || own(options.within()).isOfOneWrite();
    }

    private OpenTransaction begin(TimeLimit limit, boolean isForOneWrite) {
        String id = "tx-" + transactions.incrementAndGet();
        WriterHold hold = WriterHold.ofTransaction(id);
        limit.check();
        writer.acquire(hold, limit);
        OpenTransaction transaction = new OpenTransaction(id, this, hold, committed, isForOneWrite);
        open.add(transaction);
        return transaction;
    }

    void commit(Transaction transaction) {
        OpenTransaction own = own(transaction);
        changing(() -> committed = own.commit());
        ended(own);
    }

    void rollback(Transaction transaction) {
        OpenTransaction own = own(transaction);
        own.rollback();
        ended(own);
    }

    /** A transaction that is over, or lost, writes no more. */
    void ended(OpenTransaction transaction) {
        open.remove(transaction);
        writer.release(transaction.hold());
    }

    /** Refuses whatever comes from now on; open transactions are undone. */
    void close() {
        isClosed = true;
        for (OpenTransaction transaction : open) {
            LOG.log(System.Logger.Level.WARNING, "transaction {0} was still open and is rolled back", transaction.id());
            transaction.rollback();
            ended(transaction);
        }
        writer.wake();
    }

    /** The transaction as this store's own. */
    OpenTransaction own(Transaction transaction) {
        if (transaction instanceof OpenTransaction ours && ours.store() == this) {
            return ours;
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY, "", "the transaction belongs to another driver", "begin one on this driver");
    }

    private TimeLimit limit(DriverOptions options) {
        return TimeLimit.of(options, () -> isClosed);
    }
}
