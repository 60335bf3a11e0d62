package com.objectstack.driver.sql;

import com.objectstack.driver.Transaction;

/** Transactions of a driver whose operations are watched. */
final class ObservedTransactions extends Transactions {
    private final Observer observer;

    ObservedTransactions(SqlExecutor executor, Registry registry, Observer observer) {
        super(executor, registry);
        this.observer = observer;
    }

    @Override
    DriverTransaction begin() {
        RunningOperation operation = RunningOperation.on("beginTransaction", null);
        return observer.observe(operation, transaction -> 0, () -> {
            DriverTransaction transaction = super.begin();
            operation.began(transaction);
            return transaction;
        });
    }

    @Override
    void commit(Transaction transaction) {
        observer.observe(RunningOperation.on("commit", transaction), () -> super.commit(transaction));
    }

    @Override
    void rollback(Transaction transaction) {
        observer.observe(RunningOperation.on("rollback", transaction), () -> super.rollback(transaction));
    }

    @Override
    void mark(DriverTransaction transaction, String operation, String sql) {
        observer.observe(RunningOperation.on(operation, transaction), () -> super.mark(transaction, operation, sql));
    }
}
