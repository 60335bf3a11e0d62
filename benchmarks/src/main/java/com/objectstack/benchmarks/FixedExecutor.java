package com.objectstack.benchmarks;

import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A database that costs nothing.
 *
 * @param answer what a statement yields
 */
record FixedExecutor(Function<SqlStatement, SqlResult> answer) implements SqlExecutor {
    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return answer.apply(statement);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        return statements.stream().map(answer).toList();
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        throw new UnsupportedOperationException("no benchmark streams from it");
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
    public SqlTransaction begin(Deadline deadline) {
        throw new UnsupportedOperationException("it has no transactions");
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        throw new UnsupportedOperationException("it has no transactions");
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        throw new UnsupportedOperationException("it has no transactions");
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return true;
    }

    @Override
    public void close() {}
}
