package com.objectstack.driver.sqlite;

import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An executor that keeps what is read in snapshots, and does something after each of those reads. */
final class WatchedExecutor implements SqlExecutor {
    final List<String> reads = new ArrayList<>();
    Runnable afterRead = () -> {};
    private final SqlExecutor watched;

    WatchedExecutor(SqlExecutor watched) {
        this.watched = watched;
    }

    private void read(SqlStatement statement) {
        reads.add(statement.sql());
        afterRead.run();
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return new WatchedSnapshot(watched.snapshot(deadline));
    }

    @Override
    public void open() {
        watched.open();
    }

    @Override
    public boolean isHealthy() {
        return watched.isHealthy();
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return watched.poolStats();
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        return watched.begin(deadline);
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        return watched.beginWithoutForeignKeys(deadline);
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return watched.readsStreamsAtOnce();
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return watched.run(statement, deadline);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        return watched.batch(statements, deadline);
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return watched.stream(statement, deadline);
    }

    @Override
    public void close() {
        watched.close();
    }

    private final class WatchedSnapshot implements SqlTransaction {
        private final SqlTransaction snapshot;

        WatchedSnapshot(SqlTransaction snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public String id() {
            return snapshot.id();
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            SqlResult result = snapshot.run(statement, deadline);
            read(statement);
            return result;
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return snapshot.batch(statements, deadline);
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return snapshot.stream(statement, deadline);
        }

        @Override
        public void commit() {
            snapshot.commit();
        }

        @Override
        public void rollback() {
            snapshot.rollback();
        }
    }
}
