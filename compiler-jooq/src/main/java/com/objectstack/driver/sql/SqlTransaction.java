package com.objectstack.driver.sql;

/**
 * An open transaction of an executor. For one thread at a time.
 *
 * <p>Once it is lost (a deadline, an interrupt, a full disk, a broken connection), everything but {@link #rollback}
 * fails with {@code TRANSACTION_LOST}; once it has ended, everything fails with {@code TRANSACTION_CLOSED}.
 */
public interface SqlTransaction extends SqlSession {
    /**
     * A name for logs, unique within the executor.
     *
     * @return the name
     */
    String id();

    /** Makes the writes last and ends the transaction. */
    void commit();

    /** Undoes the writes and ends the transaction. */
    void rollback();
}
