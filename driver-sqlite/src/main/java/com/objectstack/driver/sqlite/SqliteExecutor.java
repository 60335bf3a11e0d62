package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlStatement.Access;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.driver.sqlite.ConnectionFactory.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on a SQLite file or a memory database. Thread-safe.
 *
 * <p>A file has one writer, handed out in the order of asking, and several readers that never wait for it. A memory
 * database is one connection for both. Statements are never run twice: what is waited for is a free connection, up to
 * the acquire timeout, and locks of other processes, up to the busy timeout; everything else fails at once.
 */
final class SqliteExecutor implements SqlExecutor {
    /** How long running statements may go on when the executor is closed, and how long stopping them may take. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration HEALTH_CHECK = Duration.ofSeconds(5);

    private final Lifecycle lifecycle;
    private final Duration acquireTimeout;
    private final int readers;
    private final Function<Lifecycle, ConnectionFactory> factorySource;
    private final Workers workers;
    private final AtomicLong transactions = new AtomicLong();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Pools pools;

    /** The connections; for a memory database both are the same. */
    private record Pools(ConnectionPool writer, ConnectionPool readers, ConnectionFactory factory) {
        Stream<ConnectionPool> all() {
            return Stream.of(readers, writer).distinct();
        }
    }

    SqliteExecutor(SqliteDriverConfig config, Function<Lifecycle, ConnectionFactory> factorySource) {
        this.lifecycle = new Lifecycle();
        this.acquireTimeout = config.acquireTimeout();
        this.readers = config.readers();
        this.factorySource = factorySource;
        // One for each connection, and one so that closing never waits for those.
        this.workers = new Workers(readers + 2);
    }

    @Override
    public void open() {
        pools();
    }

    private Pools pools() {
        lifecycle.requireOpen();
        Pools known = pools;
        return known == null ? openOnce() : known;
    }

    private Pools openOnce() {
        opening.lock();
        try {
            lifecycle.requireOpen();
            if (pools == null) {
                pools = workers.run(Call.unstoppable(), this::openPools);
            }
            return pools;
        } finally {
            opening.unlock();
        }
    }

    private Pools openPools() {
        ConnectionFactory factory = factorySource.apply(lifecycle);
        ConnectionPool writer = new ConnectionPool("the writer", 1, acquireTimeout, slot(factory, Role.WRITER));
        Slot first = writer.acquire(Call.unstoppable(), Holder.statement());
        first.connection();
        writer.release(first);
        if (factory.isMemory()) {
            return new Pools(writer, writer, factory);
        }
        return new Pools(
                writer, new ConnectionPool("a reader", readers, acquireTimeout, slot(factory, Role.READER)), factory);
    }

    private Supplier<Slot> slot(ConnectionFactory factory, Role role) {
        return () -> new Slot(factory, role, lifecycle);
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Workers workers() {
        return workers;
    }

    /** Whether a stream is a snapshot taken at once: on a memory database, and for statements that write. */
    boolean readsStreamAtOnce(SqlStatement statement) {
        return statement.access() == Access.WRITE || readsStreamsAtOnce();
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return pools().factory().isMemory();
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        Call call = Call.of(deadline);
        return onConnection(poolFor(statement.access()), call, c -> c.run(statement, call, false));
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        if (statements.isEmpty()) {
            pools();
            return List.of();
        }
        List<SqlStatement> copy = List.copyOf(statements);
        Call call = Call.of(deadline);
        boolean writes = copy.stream().anyMatch(s -> s.access() == Access.WRITE);
        ConnectionPool pool = poolFor(writes ? Access.WRITE : Access.READ);
        return onConnection(pool, call, c -> c.atomically(writes ? "begin immediate" : "begin", copy, call));
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        if (readsStreamAtOnce(statement)) {
            return new ReadRows(run(statement, deadline), lifecycle::requireOpen);
        }
        Call call = Call.of(deadline);
        ConnectionPool pool = pools().readers();
        return holding(pool, call, Holder.stream(), (slot, connection) -> {
            DatabaseConnection.Cursor rows = connection.open(statement, call, false);
            return new StatementCursor(rows, call, workers, () -> giveBack(pool, slot), e -> {});
        });
    }

    private static void giveBack(ConnectionPool pool, Slot slot) {
        slot.discardIfBroken();
        pool.release(slot);
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        String id = "tx-" + transactions.incrementAndGet();
        return begin(id, "begin immediate", pools().writer(), Holder.transaction(id), Call.of(deadline));
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        String id = "tx-" + transactions.incrementAndGet();
        ConnectionPool pool = pools().writer();
        Holder holder = Holder.transaction(id);
        Call call = Call.of(deadline);
        return holding(pool, call, holder, (slot, connection) -> {
            ForeignKeys.beginWithout(connection, "begin immediate", call);
            return new SqliteTransaction(id, slot, holder, connection, this, () -> {
                enforceAgain(connection);
                pool.release(slot);
            });
        });
    }

    private void enforceAgain(DatabaseConnection connection) {
        try {
            workers.run(Call.unstoppable(), () -> ForeignKeys.enforce(connection));
        } catch (DriverException e) {
            // The connection is closed, or broken off: the next caller gets another one.
        }
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        String id = "snapshot-" + transactions.incrementAndGet();
        return begin(id, "begin", pools().readers(), Holder.snapshot(), Call.of(deadline));
    }

    private SqlTransaction begin(String id, String command, ConnectionPool pool, Holder holder, Call call) {
        return holding(pool, call, holder, (slot, connection) -> {
            connection.command(command, call);
            return new SqliteTransaction(id, slot, holder, connection, this, () -> pool.release(slot));
        });
    }

    private ConnectionPool poolFor(Access access) {
        Pools open = pools();
        return access == Access.WRITE ? open.writer() : open.readers();
    }

    /** Runs work with a connection and gives it back. */
    private <T> T onConnection(ConnectionPool pool, Call call, Function<DatabaseConnection, T> work) {
        Slot slot = pool.acquire(call, Holder.statement());
        try {
            return workers.run(call, () -> {
                try {
                    return work.apply(slot.connection());
                } finally {
                    slot.discardIfBroken();
                }
            });
        } finally {
            pool.release(slot);
        }
    }

    /** Starts something that keeps its connection, unless starting fails. */
    private <T> T holding(ConnectionPool pool, Call call, Holder holder, BiFunction<Slot, DatabaseConnection, T> work) {
        Slot slot = pool.acquire(call, holder);
        boolean started = false;
        try {
            T result = workers.run(call, () -> work.apply(slot, slot.connection()));
            started = true;
            return result;
        } finally {
            if (!started) {
                pool.release(slot);
            }
        }
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
            // All connections busy with our own work is no illness.
            return e.code() == ErrorCode.BUSY && e.vendor().isEmpty();
        }
    }

    @Override
    public Optional<PoolStats> poolStats() {
        Pools open = pools;
        if (open == null) {
            return Optional.of(new PoolStats(0, 0, 0, 0));
        }
        int total = (int) open.all().flatMap(ConnectionPool::connections).count();
        int active = Math.min(total, open.all().mapToInt(ConnectionPool::active).sum());
        int waiting = open.all().mapToInt(ConnectionPool::waiting).sum();
        return Optional.of(new PoolStats(total, total - active, active, waiting));
    }

    /**
     * Lets running statements go on for a second, stops those that remain, rolls back, and closes the readers first, so
     * that the writer's end writes the log back into the file.
     */
    @Override
    public void close() {
        lifecycle.close();
        opening.lock();
        try {
            Pools open = pools;
            pools = null;
            if (open != null) {
                workers.run(Call.unstoppable(), () -> closeConnections(open));
            }
        } finally {
            opening.unlock();
            workers.close();
        }
    }

    private boolean closeConnections(Pools open) {
        open.all().forEach(ConnectionPool::close);
        long patience = PATIENCE.toNanos();
        long until = System.nanoTime() + patience;
        boolean idle =
                open.all().flatMap(ConnectionPool::connections).allMatch(c -> c.awaitIdle(until - System.nanoTime()));
        if (!idle) {
            lifecycle.cancelRunning();
        }
        open.readers().connections().forEach(c -> c.close(patience, false));
        open.writer()
                .connections()
                .forEach(c -> c.close(patience, !open.factory().isReadOnly()));
        return true;
    }
}
