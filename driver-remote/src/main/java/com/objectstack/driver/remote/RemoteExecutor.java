package com.objectstack.driver.remote;

import com.google.common.io.CountingInputStream;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlStatement.Access;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.driver.sql.TransportCost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements at a libSQL server. Thread-safe.
 *
 * <p>Sent again, after a pause, is what had no effect (the server could not be reached, was too busy, was locked) and what
 * only reads. A write whose answer was lost is {@code OUTCOME_UNKNOWN} and never sent again; in a transaction, a lost answer
 * loses the transaction, and with it the write.
 */
final class RemoteExecutor implements SqlExecutor {
    /** How long running statements may go on when the executor is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration HEALTH_CHECK = Duration.ofSeconds(5);

    private final Lifecycle lifecycle = new Lifecycle();
    private final Watchdog watchdog = new Watchdog();
    private final ServerGuards guards = new ServerGuards();
    private final Costs costs = new Costs();
    private final Cursors cursors = new Cursors(watchdog);
    private final Set<RemoteCursor.Resources> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong transactions = new AtomicLong();
    private final Duration timeout;
    private final HranaHttp http;
    private final Admission admission;
    private final Pipelines pipelines;
    private final RemoteTransaction.Context context;
    private volatile boolean isProbed;

    RemoteExecutor(RemoteDriverConfig config) {
        this.timeout = config.timeout();
        this.http = new HranaHttp(config, lifecycle, watchdog, costs);
        this.admission = new Admission(config.concurrency(), config.acquireTimeout(), lifecycle);
        this.pipelines = new Pipelines(http, cursors);
        this.context = new RemoteTransaction.Context(
                lifecycle, new Repeats(config.retry(), costs), this::limited, watchdog, guards);
    }

    /** The earlier of an operation's deadline and the configured timeout. */
    private Deadline limited(Deadline deadline) {
        Deadline own = Deadline.after(timeout);
        return deadline.remainingNanos() < own.remainingNanos() ? deadline : own;
    }

    /** Asks the server for an answer, so that a wrong address or token is told as such and not as a write's lost answer. */
    @Override
    public void open() {
        lifecycle.requireOpen();
        if (!isProbed) {
            Deadline limit = limited(Deadline.NONE);
            context.repeats().run(Access.READ, limit, () -> {
                pipelines.probe(limit);
                return true;
            });
            isProbed = true;
        }
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        open();
        guards.check(statement, false);
        return inTurn("a statement", statement.access(), deadline, limit -> pipelines.run(statement, limit));
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        open();
        if (statements.isEmpty()) {
            return List.of();
        }
        List<SqlStatement> copy = List.copyOf(statements);
        copy.forEach(statement -> guards.check(statement, false));
        boolean writes = copy.stream().anyMatch(statement -> statement.access() == Access.WRITE);
        Access access = writes ? Access.WRITE : Access.READ;
        String begin = writes ? "begin immediate" : "begin";
        return inTurn("a batch", access, deadline, limit -> pipelines.batch(begin, copy, limit));
    }

    private <T> T inTurn(String what, Access access, Deadline deadline, Function<Deadline, T> request) {
        Turn turn = admission.statement(what, access, deadline);
        try {
            Deadline limit = limited(deadline);
            return context.repeats().run(access, limit, () -> request.apply(limit));
        } finally {
            turn.close();
        }
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        if (statement.access() == Access.WRITE) {
            return new ReadRows(run(statement, deadline), lifecycle::requireOpen);
        }
        open();
        guards.check(statement, false);
        return context.repeats().run(Access.READ, limited(deadline), () -> cursor(statement, deadline));
    }

    private RemoteCursor cursor(SqlStatement statement, Deadline deadline) {
        Turn turn = admission.statement("a stream", Access.READ, deadline);
        RemoteStream stream = new RemoteStream(http);
        RemoteCursor.Resources resources = null;
        boolean isBegun = false;
        try {
            Deadline limit = limited(deadline);
            CountingInputStream body =
                    new CountingInputStream(stream.cursor(List.of(new Step(statement, null)), limit));
            resources = new RemoteCursor.Resources(body, watchdog, () -> leave(stream, turn));
            resources.limitedBy(limit);
            CursorReader reader = CursorReader.of(body);
            stream.answered(reader.baton(), reader.base());
            RemoteCursor cursor =
                    RemoteCursor.begun(reader, resources, () -> costs.exchanged(0, body.getCount(), null));
            resources.limitedBy(deadline);
            resources.watch(timeout);
            keep(resources);
            isBegun = true;
            return cursor;
        } catch (IOException e) {
            throw CursorReader.cutOff(e);
        } finally {
            if (!isBegun) {
                end(resources, turn);
            }
        }
    }

    private static void end(RemoteCursor.@Nullable Resources resources, Turn turn) {
        if (resources == null) {
            turn.close();
        } else {
            resources.end(ErrorCode.CONNECTION_FAILED);
        }
    }

    private void keep(RemoteCursor.Resources resources) {
        open.removeIf(other -> other.ended() != null);
        open.add(resources);
    }

    /** Has the server end a cursor's stream, whose place is free then. */
    private static void leave(RemoteStream stream, Turn turn) {
        turn.leave();
        Thread.startVirtualThread(() -> {
            stream.close(Deadline.after(HEALTH_CHECK));
            turn.close();
        });
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        open();
        String id = "tx-" + transactions.incrementAndGet();
        Turn turn = admission.transaction(id, deadline);
        return RemoteTransaction.started(id, writing(), turn, context);
    }

    private TransactionStream writing() {
        return new TransactionStream(new RemoteStream(http), cursors, "begin immediate", ErrorCode.TRANSACTION_LOST);
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        open();
        String id = "tx-" + transactions.incrementAndGet();
        Turn turn = admission.transaction(id, deadline);
        boolean isProven = false;
        try {
            Deadline limit = limited(deadline);
            TransactionStream stream = context.repeats().run(Access.READ, limit, () -> {
                TransactionStream fresh = writing();
                fresh.switchForeignKeysOff(limit);
                return fresh;
            });
            isProven = true;
            return RemoteTransaction.started(id, stream, turn, context);
        } finally {
            if (!isProven) {
                turn.close();
            }
        }
    }

    /** What a snapshot reads is not written, so that a lost one is a failed read. */
    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        open();
        String id = "snapshot-" + transactions.incrementAndGet();
        Turn turn = admission.statement("a read of several statements", Access.READ, deadline);
        TransactionStream stream =
                new TransactionStream(new RemoteStream(http), cursors, "begin", ErrorCode.CONNECTION_FAILED);
        return RemoteTransaction.started(id, stream, turn, context);
    }

    /** With fewer it was no faster (a server on the same machine); with 1,000 it took half the time. */
    @Override
    public int rowsWorthJson() {
        return 100;
    }

    /** A server answers nothing else on a stream while its cursor runs. */
    @Override
    public boolean readsStreamsAtOnce() {
        return true;
    }

    @Override
    public void reportCosts(Consumer<TransportCost> receiver) {
        costs.tellTo(receiver);
    }

    @Override
    public boolean isHealthy() {
        if (lifecycle.isClosed()) {
            return false;
        }
        try {
            run(SqlStatement.read("select 1", List.of()), Deadline.after(HEALTH_CHECK));
            return true;
        } catch (DriverException e) {
            // All places taken by our own work is no illness.
            return e.code() == ErrorCode.BUSY;
        }
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return Optional.of(admission.stats());
    }

    /** Ends streams at once, lets running statements go on for a second, and breaks those that remain. */
    @Override
    public void close() {
        if (lifecycle.isClosed()) {
            return;
        }
        lifecycle.close();
        open.forEach(cursor -> cursor.end(ErrorCode.DRIVER_CLOSED));
        admission.awaitQuiet(PATIENCE);
        http.close();
        watchdog.close();
    }
}
