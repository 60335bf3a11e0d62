package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;

/**
 * One connection to SQLite with its prepared statements. One caller at a time has it; the lock inside is there for
 * {@link #close}, which may come from elsewhere.
 */
final class DatabaseConnection {
    private final SqliteHandle handle;
    private final DB db;
    private final StatementCache statements;
    private final ConnectionGuard guard;
    private final RowReader reader;
    private final UseLock use = new UseLock();
    private volatile boolean closed;
    private volatile boolean broken;

    DatabaseConnection(SqliteHandle handle, ConnectionGuard guard, RowReader reader, int statementCacheSize) {
        this.handle = handle;
        this.db = handle.sqlite().getDatabase();
        this.statements = new StatementCache(handle.sqlite(), statementCacheSize);
        this.guard = guard;
        this.reader = reader;
    }

    /** Something to do with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T apply() throws SQLException;
    }

    /** Runs a statement and reads all its rows. */
    SqlResult run(SqlStatement statement, Call call, boolean inTransaction) {
        return guarded(call, () -> {
            boolean writes = statement.access() == Access.WRITE;
            long before = writes ? db.total_changes() : 0;
            CachedStatement cached = prepare(statement, call, inTransaction);
            boolean done = false;
            try {
                OpenRows rows = start(cached, statement);
                List<@Nullable Object[]> all = rows.drain();
                long changes = writes && db.total_changes() != before ? changesAfterReset(cached) : 0;
                done = true;
                return new SqlResult(rows.columns(), all, changes);
            } finally {
                finish(cached, done);
            }
        });
    }

    /** A statement with RETURNING sets the number of changes only when it ends. */
    private long changesAfterReset(CachedStatement cached) throws SQLException {
        cached.reset();
        return db.changes();
    }

    /** Runs statements between {@code begin} and a commit, or a rollback. */
    List<SqlResult> atomically(String begin, List<SqlStatement> batch, Call call) {
        command(begin, call);
        try {
            List<SqlResult> results = runAll(batch, call, false);
            command("commit", Call.unstoppable());
            return results;
        } catch (RuntimeException | Error e) {
            rollBackQuietly();
            throw e;
        }
    }

    /** Runs statements in order; the first failure is thrown. */
    List<SqlResult> runAll(List<SqlStatement> batch, Call call, boolean inTransaction) {
        List<SqlResult> results = new ArrayList<>(batch.size());
        for (SqlStatement statement : batch) {
            results.add(run(statement, call, inTransaction));
        }
        return results;
    }

    /** Starts a statement whose rows are read later; {@link Cursor#close} gives the statement back. */
    Cursor open(SqlStatement statement, Call call, boolean inTransaction) {
        return guarded(call, () -> {
            CachedStatement cached = prepare(statement, call, inTransaction);
            boolean done = false;
            try {
                OpenRows rows = start(cached, statement);
                done = true;
                return new Cursor(cached, rows);
            } finally {
                if (!done) {
                    statements.discard(cached);
                }
            }
        });
    }

    /** Runs one of the driver's own statements without values or rows. */
    void command(String sql, Call call) {
        guarded(call, () -> {
            CachedStatement cached = statements.take(sql);
            boolean done = false;
            try {
                cached.execute(db, new Object[0]);
                done = true;
            } finally {
                finish(cached, done);
            }
            return done;
        });
    }

    /** Has it not used again. */
    void breakOff() {
        broken = true;
    }

    /** Ends a transaction that may have ended already. A connection that cannot is not used again. */
    void rollBackQuietly() {
        try {
            command("rollback", Call.unstoppable());
        } catch (DriverException e) {
            broken |= !String.valueOf(e.getMessage()).contains("no transaction is active");
        }
    }

    /** Asks SQLite itself, since some errors end a transaction and others do not. */
    boolean isInTransaction() {
        try {
            command("begin", Call.unstoppable());
        } catch (DriverException e) {
            return String.valueOf(e.getMessage()).contains("within a transaction");
        }
        rollBackQuietly();
        return false;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isClosed() {
        return closed;
    }

    /** Waits until no statement runs, or for so long. */
    boolean awaitIdle(long nanos) {
        if (!use.lockWithin(nanos)) {
            return false;
        }
        use.unlock();
        return true;
    }

    /**
     * Closes everything, waiting a while for the statement that runs.
     *
     * @return false if it still runs
     */
    boolean close(long patienceNanos, boolean optimize) {
        if (!use.lockWithin(patienceNanos)) {
            return false;
        }
        try {
            if (!closed) {
                if (optimize) {
                    optimize();
                }
                closed = true;
                statements.clear();
                handle.close();
            }
            return true;
        } finally {
            use.unlock();
        }
    }

    private void optimize() {
        rollBackQuietly();
        try {
            command("pragma optimize", Call.within(SqliteExecutor.PATIENCE));
        } catch (DriverException e) {
            // The planner's statistics are a convenience: a full disk or a locked database must not fail a close.
        }
    }

    private CachedStatement prepare(SqlStatement statement, Call call, boolean inTransaction) throws SQLException {
        CachedStatement cached;
        try {
            cached = statements.take(statement.sql());
        } catch (SQLException e) {
            throw mapped(e, ErrorMapper.Phase.PREPARE, call);
        }
        try {
            requireRunnable(cached, statement, inTransaction);
        } catch (DriverException e) {
            statements.giveBack(cached);
            throw e;
        }
        return cached;
    }

    private static void requireRunnable(CachedStatement cached, SqlStatement statement, boolean inTransaction) {
        cached.kind().requireAllowed(inTransaction);
        if (cached.parameters() != statement.binds().size()) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "",
                    "the statement has " + cached.parameters() + " parameters, but "
                            + statement.binds().size() + " values were given");
        }
    }

    private OpenRows start(CachedStatement cached, SqlStatement statement) throws SQLException {
        boolean onRow = cached.execute(db, statement.binds().toArray());
        return new OpenRows(db, cached, reader, onRow);
    }

    private void finish(CachedStatement cached, boolean done) throws SQLException {
        if (done) {
            cached.reset();
            statements.giveBack(cached);
        } else {
            statements.discard(cached);
        }
    }

    private DriverException mapped(SQLException e, ErrorMapper.Phase phase, Call call) {
        broken |= ErrorTable.breaksConnection(ErrorMapper.extendedCode(e));
        return ErrorMapper.map(e, phase, call);
    }

    private <T> T guarded(Call call, Work<T> work) {
        use.lock();
        try {
            if (closed) {
                throw Lifecycle.closedException();
            }
            guard.begin(call);
            return work.apply();
        } catch (SQLException e) {
            throw mapped(e, ErrorMapper.Phase.RUN, call);
        } finally {
            guard.end();
            use.unlock();
        }
    }

    /** A statement between its rows. */
    final class Cursor {
        private final CachedStatement statement;
        private final OpenRows rows;
        private boolean ended;

        Cursor(CachedStatement statement, OpenRows rows) {
            this.statement = statement;
            this.rows = rows;
        }

        List<String> columns() {
            return rows.columns();
        }

        @Nullable
        Object @Nullable [] next(Call call) {
            return guarded(call, rows::next);
        }

        /** Ends the statement; harmless when it or its connection has ended. */
        void close() {
            use.lock();
            try {
                if (!ended && !closed) {
                    finish(statement, true);
                }
            } catch (SQLException e) {
                statements.discard(statement);
            } finally {
                ended = true;
                use.unlock();
            }
        }
    }
}
