package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlStatement.Access;
import com.objectstack.driver.sql.SqlTransaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A transaction on a stream of its own. It begins at the server with its first statement, which saves a round trip; within
 * this driver it excludes other writes at once. Every statement is guarded: after the server has ended the transaction,
 * nothing runs. The stream is never opened again: what the server has lost is lost.
 */
final class RemoteTransaction implements SqlTransaction {
    private enum State {
        OPEN,
        LOST,
        CLOSED
    }

    /**
     * What transactions of an executor share.
     *
     * @param lifecycle whether the executor is closed
     * @param repeats sends the beginning again
     * @param limits how long a request may take, from the caller's deadline
     * @param watchdog keeps idle transactions
     * @param guards refuses what a server must not be sent
     */
    record Context(
            Lifecycle lifecycle,
            Repeats repeats,
            Function<Deadline, Deadline> limits,
            Watchdog watchdog,
            ServerGuards guards) {}

    private final String id;
    private final TransactionStream stream;
    private final Turn turn;
    private final Context context;
    private final KeepAlive keepAlive;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile State state = State.OPEN;

    private RemoteTransaction(String id, TransactionStream stream, Turn turn, Context context) {
        this.id = id;
        this.stream = stream;
        this.turn = turn;
        this.context = context;
        this.keepAlive = new KeepAlive(this::isThere, context.watchdog());
    }

    /** A transaction that is kept while it is idle. */
    static RemoteTransaction started(String id, TransactionStream stream, Turn turn, Context context) {
        RemoteTransaction transaction = new RemoteTransaction(id, stream, turn, context);
        transaction.keepAlive.start();
        return transaction;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        context.guards().check(statement, true);
        if (statement.access() == Access.WRITE && Pipelines.mayAnswerLargely(statement)) {
            // Only a savepoint can undo a write whose answer the server refuses.
            return batch(List.of(statement), deadline).get(0);
        }
        List<Step> steps = List.of(new Step(statement, Condition.IN_TRANSACTION));
        return perform(deadline, limit -> {
            HranaResponse.Batched answer = ask(steps, limit).orElseGet(() -> stream.cursor(steps, limit));
            return TransactionStream.only(answer);
        });
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        if (statements.isEmpty()) {
            requireOpen();
            return List.of();
        }
        List<SqlStatement> copy = List.copyOf(statements);
        copy.forEach(statement -> context.guards().check(statement, true));
        List<Step> steps = Batches.savepoint(copy);
        return perform(deadline, limit -> {
            HranaResponse.Batched answer = ask(steps, limit).orElseGet(() -> {
                // The savepoint is still set, and what it holds was done.
                ask(Batches.undoing(Condition.IN_TRANSACTION, 0), limit);
                return stream.cursor(steps, limit);
            });
            return Batches.results(answer, copy.size());
        });
    }

    /** Reads all rows at once: while a cursor runs, nothing else can be asked of its stream. */
    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return new ReadRows(run(statement, deadline), context.lifecycle()::requireOpen);
    }

    @Override
    public void commit() {
        lock.lock();
        try {
            requireOpen();
            turn.usedBy(Thread.currentThread());
            if (stream.isBegun()) {
                commitAtServer();
            }
            state = State.CLOSED;
            leave();
        } finally {
            lock.unlock();
        }
    }

    private void commitAtServer() {
        Deadline limit = context.limits().apply(Deadline.NONE);
        try {
            context.repeats().run(Access.WRITE, limit, () -> stream.commit(limit));
        } catch (DriverException failure) {
            if (stream.isGone()) {
                lose();
            }
            throw failure;
        }
    }

    @Override
    public void rollback() {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                throw closed();
            }
            state = State.CLOSED;
            if (turn.isExclusive()) {
                // The next write need not wait for the server's lock then.
                stream.close();
                turn.close();
            } else {
                leave();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T perform(Deadline deadline, Function<Deadline, T> work) {
        lock.lock();
        try {
            requireOpen();
            turn.usedBy(Thread.currentThread());
            return work.apply(context.limits().apply(deadline));
        } catch (RemoteFailure failure) {
            throw failure.error();
        } finally {
            if (stream.isGone()) {
                lose();
            }
            keepAlive.used();
            lock.unlock();
        }
    }

    /** What did nothing is sent again: the server was too busy to begin, or could not be reached. */
    private Optional<HranaResponse.Batched> ask(List<Step> steps, Deadline limit) {
        return context.repeats().run(Access.READ, limit, () -> stream.batch(steps, limit));
    }

    /** The server has rolled back, or will when it finds the stream idle. */
    private void lose() {
        if (state == State.OPEN) {
            state = State.LOST;
            leave();
        }
    }

    /** Other writes may pass at once; the place is free when the server has ended the stream. */
    private void leave() {
        turn.leave();
        Thread.startVirtualThread(() -> {
            stream.close();
            turn.close();
        });
    }

    /** Asks after an idle transaction, or gives it up; false once there is nothing to ask after. */
    private boolean isThere(boolean isTooLong) {
        if (state == State.OPEN && lock.tryLock()) {
            try {
                if (isTooLong || !stream.isKept(context.limits().apply(Deadline.NONE))) {
                    lose();
                }
            } finally {
                lock.unlock();
            }
        }
        return state == State.OPEN;
    }

    private void requireOpen() {
        if (context.lifecycle().isClosed() && state == State.OPEN) {
            throw Lifecycle.closedException();
        }
        switch (state) {
            case CLOSED -> throw closed();
            case LOST ->
                throw DriverException.of(
                        ErrorCode.TRANSACTION_LOST,
                        "",
                        "transaction " + id + " was lost by an earlier error, or by the server",
                        "roll it back and begin a new one");
            case OPEN -> {}
        }
    }

    private DriverException closed() {
        return DriverException.of(
                ErrorCode.TRANSACTION_CLOSED, "", "transaction " + id + " has ended", "begin a new one");
    }
}
