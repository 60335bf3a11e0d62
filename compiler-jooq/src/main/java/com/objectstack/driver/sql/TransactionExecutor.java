package com.objectstack.driver.sql;

import com.objectstack.driver.PoolStats;
import java.util.List;
import java.util.Optional;

/**
 * An open transaction as an executor: what begins in it is a savepoint, and nothing lasts before the transaction does. Its
 * foreign keys are off already. For one thread; closing it ends nothing.
 */
final class TransactionExecutor implements SqlExecutor {
    private final SqlTransaction transaction;
    private final StatementLog log = new StatementLog();
    private int savepoints;

    TransactionExecutor(SqlTransaction transaction) {
        this.transaction = transaction;
    }

    StatementLog log() {
        return log;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        SqlResult result = transaction.run(statement, deadline);
        log.ran(statement);
        return result;
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        List<SqlResult> results = transaction.batch(statements, deadline);
        statements.forEach(log::ran);
        return results;
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        SqlCursor rows = transaction.stream(statement, deadline);
        log.ran(statement);
        return rows;
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        Savepoint savepoint = new Savepoint("objectstack_step_" + ++savepoints);
        savepoint.control("savepoint ");
        return savepoint;
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        return begin(deadline);
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return begin(deadline);
    }

    @Override
    public void open() {}

    @Override
    public boolean isHealthy() {
        return true;
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return Optional.empty();
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return true;
    }

    @Override
    public void close() {}

    /** A transaction within the transaction. */
    private final class Savepoint implements SqlTransaction {
        private final String name;

        Savepoint(String name) {
            this.name = name;
        }

        private void control(String command) {
            TransactionExecutor.this.run(SqlStatement.write(command + name, List.of()), Deadline.NONE);
        }

        @Override
        public String id() {
            return transaction.id() + " " + name;
        }

        @Override
        public void commit() {
            control("release ");
        }

        @Override
        public void rollback() {
            control("rollback to ");
            control("release ");
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            return TransactionExecutor.this.run(statement, deadline);
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return TransactionExecutor.this.batch(statements, deadline);
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return TransactionExecutor.this.stream(statement, deadline);
        }
    }
}
