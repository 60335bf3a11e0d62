package com.objectstack.driver.sql;

import com.objectstack.driver.PoolStats;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a transport implements: it runs statements and knows nothing of queries, objects or values beyond
 * {@code Long, Double, String, byte[]} and null. Thread-safe.
 *
 * <p>An executor opens on first use. A statement run on the executor itself commits by itself.
 */
public interface SqlExecutor extends SqlSession, AutoCloseable {
    /** Opens the database; opening twice is harmless, opening after {@link #close} is {@code DRIVER_CLOSED}. */
    void open();

    /**
     * Whether the database answers {@code select 1}. Never throws.
     *
     * @return false if it does not, or the executor is closed
     */
    boolean isHealthy();

    /**
     * The connections.
     *
     * @return the numbers, empty if there is no pool
     */
    Optional<PoolStats> poolStats();

    /**
     * Begins a write transaction.
     *
     * @param deadline when it must have begun
     * @return the open transaction; the caller ends it
     */
    SqlTransaction begin(Deadline deadline);

    /**
     * Begins a write transaction in which foreign keys are not enforced. SQLite takes that setting for a connection only,
     * and only between transactions: it is made first, on the very connection or stream of the transaction, and taken back
     * when the transaction has ended, however it ends.
     *
     * @param deadline when it must have begun
     * @return the open transaction; the caller ends it
     */
    SqlTransaction beginWithoutForeignKeys(Deadline deadline);

    /**
     * Begins a read transaction: its statements see one state of the database, and writers do not wait for it.
     *
     * @param deadline when it must have begun
     * @return the open transaction; the caller rolls it back
     */
    SqlTransaction snapshot(Deadline deadline);

    /**
     * Whether nothing else can be read beside an open cursor of the same snapshot. The rows of a stream that needs several
     * statements are then read at once.
     *
     * @return true for a database of one connection, and for a protocol that meets one request at a time
     */
    boolean readsStreamsAtOnce();

    /**
     * From how many rows on a bulk insert had better carry its values as one JSON text, which the database takes apart: where
     * each value that is bound travels in a wrapping of its own.
     *
     * @return the number of rows; by default no number is large enough
     */
    default int rowsWorthJson() {
        return Integer.MAX_VALUE;
    }

    /**
     * Asks to be told what statements cost. A driver that has a listener calls it once, before anything is run; an executor
     * that sends statements nowhere has nothing to tell.
     *
     * @param receiver takes what a request cost, on the thread that called the executor, its transaction or its cursor, and
     *     before that call returns or fails; also for begin, commit and rollback
     */
    default void reportCosts(Consumer<TransportCost> receiver) {}

    /** Releases everything; closing twice is harmless, later calls fail with {@code DRIVER_CLOSED}. */
    @Override
    void close();
}
