package com.objectstack.driver.sql;

import com.objectstack.driver.PoolStats;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An executor whose statements an observer counts, before they are sent. Thread-safe. */
final class MeteredExecutor implements SqlExecutor {
    private final SqlExecutor executor;
    private final Observer observer;
    private final SqlSession metered;

    MeteredExecutor(SqlExecutor executor, Observer observer) {
        this.executor = executor;
        this.observer = observer;
        this.metered = new Metered(executor, observer);
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return metered.run(statement, deadline);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        return metered.batch(statements, deadline);
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return metered.stream(statement, deadline);
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        return new MeteredTransaction(executor.begin(deadline), observer);
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        return new MeteredTransaction(executor.beginWithoutForeignKeys(deadline), observer);
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return new MeteredTransaction(executor.snapshot(deadline), observer);
    }

    @Override
    public void reportCosts(Consumer<TransportCost> receiver) {
        executor.reportCosts(receiver);
    }

    @Override
    public void open() {
        executor.open();
    }

    @Override
    public boolean isHealthy() {
        return executor.isHealthy();
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return executor.poolStats();
    }

    @Override
    public int rowsWorthJson() {
        return executor.rowsWorthJson();
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return executor.readsStreamsAtOnce();
    }

    @Override
    public void close() {
        executor.close();
    }

    /** What executors and transactions have in common. */
    private record Metered(SqlSession session, Observer observer) implements SqlSession {
        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            observer.sends(statement);
            return observer.answered(session.run(statement, deadline));
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            statements.forEach(observer::sends);
            List<SqlResult> results = session.batch(statements, deadline);
            results.forEach(observer::answered);
            return results;
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            observer.sends(statement);
            return session.stream(statement, deadline);
        }
    }

    private static final class MeteredTransaction implements SqlTransaction {
        private final SqlTransaction transaction;
        private final SqlSession metered;

        MeteredTransaction(SqlTransaction transaction, Observer observer) {
            this.transaction = transaction;
            this.metered = new Metered(transaction, observer);
        }

        @Override
        public String id() {
            return transaction.id();
        }

        @Override
        public void commit() {
            transaction.commit();
        }

        @Override
        public void rollback() {
            transaction.rollback();
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            return metered.run(statement, deadline);
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return metered.batch(statements, deadline);
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return metered.stream(statement, deadline);
        }
    }
}
