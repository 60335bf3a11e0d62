package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An executor that breaks at one statement: before it, or after it ran, as a lost answer would. */
public final class FailingExecutor implements SqlExecutor {
    private final SqlExecutor executor;
    private final Runnable end;
    private int left = Integer.MAX_VALUE;
    private int seen;
    private boolean runsFirst;

    /** One that does not break yet. */
    public FailingExecutor(SqlExecutor executor) {
        this(executor, () -> {});
    }

    /** One that ends in another way than by an exception, if the end does not return. */
    public FailingExecutor(SqlExecutor executor, Runnable end) {
        this.executor = executor;
        this.end = end;
    }

    /** Breaks once, at the statement after so many. */
    public void breakAfter(int statements, boolean running) {
        left = statements;
        seen = 0;
        runsFirst = running;
    }

    /** Breaks no more; how many statements there were. */
    public int mend() {
        left = Integer.MAX_VALUE;
        return seen;
    }

    private <T> T counted(Supplier<T> statement) {
        seen++;
        if (left-- == 0) {
            @Nullable T answer = runsFirst ? statement.get() : null;
            end.run();
            throw DriverException.of(ErrorCode.CONNECTION_FAILED, "", "broken by the test: " + answer + " was lost");
        }
        return statement.get();
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
    public SqlTransaction begin(Deadline deadline) {
        return new Failing(executor.begin(deadline));
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        return new Failing(executor.beginWithoutForeignKeys(deadline));
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return executor.snapshot(deadline);
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return executor.readsStreamsAtOnce();
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return counted(() -> executor.run(statement, deadline));
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        return executor.batch(statements, deadline);
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return executor.stream(statement, deadline);
    }

    @Override
    public void close() {
        executor.close();
    }

    private final class Failing implements SqlTransaction {
        private final SqlTransaction transaction;

        Failing(SqlTransaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public String id() {
            return transaction.id();
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            return counted(() -> transaction.run(statement, deadline));
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return statements.stream()
                    .map(statement -> run(statement, deadline))
                    .toList();
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return transaction.stream(statement, deadline);
        }

        /** Breaks before it only: after it everything is done. */
        @Override
        public void commit() {
            boolean runs = runsFirst;
            runsFirst = false;
            counted(() -> "commit");
            runsFirst = runs;
            transaction.commit();
        }

        @Override
        public void rollback() {
            transaction.rollback();
        }
    }
}
