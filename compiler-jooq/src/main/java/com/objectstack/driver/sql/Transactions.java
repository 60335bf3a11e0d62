package com.objectstack.driver.sql;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open transactions of one driver. Thread-safe. */
class Transactions {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    private final SqlExecutor executor;
    private final Registry registry;
    private final Set<DriverTransaction> open = ConcurrentHashMap.newKeySet();

    Transactions(SqlExecutor executor, Registry registry) {
        this.executor = executor;
        this.registry = registry;
    }

    DriverTransaction begin() {
        return begin(Deadline.NONE, false);
    }

    private DriverTransaction begin(Deadline deadline, boolean isForOneWrite) {
        DriverTransaction transaction = new DriverTransaction(this, executor.begin(deadline), isForOneWrite);
        open.add(transaction);
        return transaction;
    }

    /** Whether a write may be tried again: not in a caller's transaction, which may have read its old state. */
    boolean mayRepeat(DriverOptions options) {
        return options.within() == null || own(options.within()).isOfOneWrite();
    }

    /** Where an operation's statements run. Those that take an idempotency key have dealt with it before. */
    SqlSession session(DriverOptions options) {
        OnceOnly.refuseKey(options);
        return options.transaction()
                .<SqlSession>map(given -> own(given).session())
                .orElse(executor);
    }

    /** Where an operation's reads see one state of the database: in its transaction, else in a snapshot of their own. */
    Snapshot snapshot(DriverOptions options, Deadline deadline) {
        return options.transaction().isPresent()
                ? new Snapshot(session(options), () -> {})
                : Snapshot.of(executor.snapshot(deadline));
    }

    void commit(Transaction transaction) {
        DriverTransaction own = own(transaction);
        own.session().commit();
        ended(own);
        own.dropped().forEach(this::forgetIfGone);
    }

    /**
     * Forgets an object whose table was dropped: at once, or when the transaction commits. Forgotten too early, a table
     * that a rollback brings back would be read without its types and tenants.
     */
    void dropped(String object, DriverOptions options) {
        if (options.within() == null) {
            registry.forget(object);
        } else {
            own(options.within()).dropped(object);
            registry.schemaChanged();
        }
    }

    private void forgetIfGone(String object) {
        try {
            if (new Introspection(executor, Deadline.NONE)
                    .tables(List.of(object))
                    .isEmpty()) {
                registry.forget(object);
            }
        } catch (DriverException failure) {
            // The commit stands; the object stays known, and its next use tells that the table is missing.
            LOG.log(System.Logger.Level.WARNING, "whether a table is gone could not be seen", failure);
        }
    }

    void rollback(Transaction transaction) {
        DriverTransaction own = own(transaction);
        try {
            own.session().rollback();
        } finally {
            ended(own);
            if (!own.isOfOneWrite()) {
                // Tables it created are gone.
                registry.schemaChanged();
            }
        }
    }

    /** Rolls back what is still open; the driver closes. */
    void rollbackAll() {
        for (DriverTransaction transaction : open) {
            LOG.log(System.Logger.Level.WARNING, "transaction {0} was still open and is rolled back", transaction.id());
            try {
                rollback(transaction);
            } catch (DriverException failure) {
                LOG.log(System.Logger.Level.WARNING, "the rollback failed; closing undoes it all the same", failure);
            }
        }
    }

    <T extends @Nullable Object> T run(DataOperations driver, Function<? super DataOperations, ? extends T> work) {
        return committed(begin(), transaction -> work.apply(new TransactionView(driver, transaction, this)));
    }

    /** Does a single write, all of it or nothing: in a transaction of its own, or in a savepoint of the caller's. */
    <T> T atomically(DriverOptions options, Deadline deadline, Function<DriverTransaction, T> work) {
        return options.within() == null
                ? committed(begin(deadline, true), work)
                : marked(own(options.within()), work, () -> {});
    }

    private <T extends @Nullable Object> T committed(
            DriverTransaction transaction, Function<? super DriverTransaction, ? extends T> work) {
        T result;
        try {
            result = work.apply(transaction);
            commit(transaction);
        } catch (Throwable failure) {
            undo(() -> rollback(transaction), failure);
            throw failure;
        }
        return result;
    }

    /** The same inside a transaction: a savepoint. */
    <T extends @Nullable Object> T runNested(
            DataOperations driver, DriverTransaction transaction, Function<? super DataOperations, ? extends T> work) {
        TransactionView view = new TransactionView(driver, transaction, this);
        try {
            return marked(transaction, same -> work.apply(view), registry::schemaChanged);
        } finally {
            view.end();
        }
    }

    private <T extends @Nullable Object> T marked(
            DriverTransaction transaction, Function<? super DriverTransaction, ? extends T> work, Runnable whenUndone) {
        int depth = transaction.mark();
        try {
            T result = work.apply(transaction);
            transaction.release(depth);
            return result;
        } catch (Throwable failure) {
            undo(
                    () -> {
                        transaction.rollbackTo(depth);
                        transaction.release(depth);
                        whenUndone.run();
                    },
                    failure);
            throw failure;
        }
    }

    /** Sets, goes back to or releases a savepoint. */
    void mark(DriverTransaction transaction, String operation, String sql) {
        transaction.session().run(SqlStatement.write(sql, List.of()), Deadline.NONE);
    }

    private static void undo(Runnable undoing, Throwable failure) {
        try {
            undoing.run();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void ended(DriverTransaction transaction) {
        transaction.end();
        open.remove(transaction);
    }

    @SuppressWarnings("ReferenceEquality") // the driver's own, not one like it
    private DriverTransaction own(Transaction transaction) {
        if (transaction instanceof DriverTransaction ours && ours.owner() == this) {
            return ours;
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY, "", "the transaction belongs to another driver", "begin one on this driver");
    }
}
