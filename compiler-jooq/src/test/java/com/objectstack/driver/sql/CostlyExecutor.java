package com.objectstack.driver.sql;

import com.objectstack.driver.PoolStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An executor that says of each statement that it cost 100 and 1,000 bytes, a millisecond and a retry. */
final class CostlyExecutor implements SqlExecutor {
    private static final TransportCost STATEMENT = new TransportCost(100, 1_000, Duration.ofMillis(1), 1);
    private static final TransportCost COMMIT = new TransportCost(10, 20, null, 0);

    private final SqlExecutor executor;
    private @Nullable Consumer<TransportCost> receiver;

    CostlyExecutor(SqlExecutor executor) {
        this.executor = executor;
    }

    boolean isAsked() {
        return receiver != null;
    }

    @Override
    public void reportCosts(Consumer<TransportCost> told) {
        receiver = told;
    }

    private void report(TransportCost cost) {
        if (receiver != null) {
            receiver.accept(cost);
        }
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        report(STATEMENT);
        return executor.run(statement, deadline);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        report(STATEMENT);
        return executor.batch(statements, deadline);
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        report(STATEMENT);
        return executor.stream(statement, deadline);
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        return new Costly(executor.begin(deadline));
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        return new Costly(executor.beginWithoutForeignKeys(deadline));
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return new Costly(executor.snapshot(deadline));
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
    public boolean readsStreamsAtOnce() {
        return executor.readsStreamsAtOnce();
    }

    @Override
    public void close() {
        executor.close();
    }

    private final class Costly implements SqlTransaction {
        private final SqlTransaction transaction;

        Costly(SqlTransaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public String id() {
            return transaction.id();
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            report(STATEMENT);
            return transaction.run(statement, deadline);
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            report(STATEMENT);
            return transaction.batch(statements, deadline);
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            report(STATEMENT);
            return transaction.stream(statement, deadline);
        }

        @Override
        public void commit() {
            report(COMMIT);
            transaction.commit();
        }

        @Override
        public void rollback() {
            report(COMMIT);
            transaction.rollback();
        }
    }
}
