package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A transaction on the writer's connection. It is lost after an error with which SQLite has, or may have, rolled back;
 * then the connection is given back at once, and only {@link #rollback} is accepted.
 */
final class SqliteTransaction implements SqlTransaction {
    private static final String SAVEPOINT = "objectstack_batch";

    private enum State {
        OPEN,
        LOST,
        CLOSED
    }

    private final String id;
    private final Slot slot;
    private final Holder holder;
    private final DatabaseConnection connection;
    private final SqliteExecutor executor;
    private final Runnable release;
    private final List<StatementCursor> cursors = new CopyOnWriteArrayList<>();
    private volatile State state = State.OPEN;

    SqliteTransaction(
            String id,
            Slot slot,
            Holder holder,
            DatabaseConnection connection,
            SqliteExecutor executor,
            Runnable release) {
        this.id = id;
        this.slot = slot;
        this.holder = holder;
        this.connection = connection;
        this.executor = executor;
        this.release = release;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        Call call = Call.of(deadline);
        return perform(call, c -> c.run(statement, call, true));
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        if (statements.isEmpty()) {
            return List.of();
        }
        List<SqlStatement> copy = List.copyOf(statements);
        Call call = Call.of(deadline);
        return perform(call, c -> {
            c.command("savepoint " + SAVEPOINT, call);
            try {
                List<SqlResult> results = c.runAll(copy, call, true);
                c.command("release " + SAVEPOINT, Call.unstoppable());
                return results;
            } catch (RuntimeException | Error e) {
                undoBatch();
                throw e;
            }
        });
    }

    /** Fails if the whole transaction is gone, which is found out afterwards. */
    private void undoBatch() {
        try {
            connection.command("rollback to " + SAVEPOINT, Call.unstoppable());
            connection.command("release " + SAVEPOINT, Call.unstoppable());
        } catch (DriverException e) {
            // The first error is the one to report.
        }
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        if (executor.readsStreamAtOnce(statement)) {
            return new ReadRows(run(statement, deadline), executor.lifecycle()::requireOpen);
        }
        Call call = Call.of(deadline);
        DatabaseConnection.Cursor rows = perform(call, c -> c.open(statement, call, true));
        List<StatementCursor> self = new ArrayList<>(1);
        StatementCursor cursor =
                new StatementCursor(rows, call, executor.workers(), () -> cursors.removeAll(self), this::failed);
        self.add(cursor);
        cursors.add(cursor);
        return cursor;
    }

    @Override
    public void commit() {
        requireOpen();
        endCursors(ErrorCode.TRANSACTION_CLOSED);
        Call call = Call.unstoppable();
        perform(call, c -> {
            c.command("commit", call);
            return true;
        });
        state = State.CLOSED;
        release.run();
    }

    @Override
    public void rollback() {
        switch (state) {
            case CLOSED -> throw closed();
            case LOST -> state = State.CLOSED;
            case OPEN -> {
                endCursors(ErrorCode.TRANSACTION_CLOSED);
                state = State.CLOSED;
                giveBack();
            }
        }
    }

    private <T> T perform(Call call, Function<DatabaseConnection, T> work) {
        requireOpen();
        holder.usedBy(Thread.currentThread());
        return executor.workers().run(call, () -> {
            try {
                return work.apply(connection);
            } catch (DriverException e) {
                failed(e);
                throw e;
            }
        });
    }

    /** After any error SQLite itself is asked: {@code ON CONFLICT ROLLBACK} ends a transaction with a harmless code. */
    private void failed(DriverException e) {
        if (state == State.OPEN && e.code() != ErrorCode.DRIVER_CLOSED && endsTransaction(e)) {
            state = State.LOST;
            endCursors(ErrorCode.TRANSACTION_LOST);
            giveBack();
        }
    }

    private boolean endsTransaction(DriverException e) {
        if (e.code() == ErrorCode.TIMEOUT || e.code() == ErrorCode.CANCELLED) {
            return true;
        }
        if (!(e.getCause() instanceof SQLException error)) {
            return false;
        }
        return ErrorTable.endsTransaction(ErrorMapper.extendedCode(error)) || !connection.isInTransaction();
    }

    private void giveBack() {
        try {
            executor.workers().run(Call.unstoppable(), () -> {
                connection.rollBackQuietly();
                slot.discardIfBroken();
                return true;
            });
        } catch (DriverException e) {
            // The driver was closed, which has rolled back.
        } finally {
            release.run();
        }
    }

    private void endCursors(ErrorCode code) {
        cursors.forEach(cursor -> cursor.invalidate(code));
        cursors.clear();
    }

    private void requireOpen() {
        if (executor.lifecycle().isClosed() && state == State.OPEN) {
            throw Lifecycle.closedException();
        }
        switch (state) {
            case CLOSED -> throw closed();
            case LOST ->
                throw DriverException.of(
                        ErrorCode.TRANSACTION_LOST,
                        "",
                        "transaction " + id + " was lost by an earlier error",
                        "roll it back and begin a new one");
            case OPEN -> {}
        }
    }

    private DriverException closed() {
        return DriverException.of(
                ErrorCode.TRANSACTION_CLOSED, "", "transaction " + id + " has ended", "begin a new one");
    }
}
