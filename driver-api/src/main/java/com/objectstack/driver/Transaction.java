package com.objectstack.driver;

/**
 * An open transaction: an opaque handle, passed back in {@link DriverOptions#within()} and ended by
 * {@link IDataDriver#commit} or {@link IDataDriver#rollback}. For one thread at a time.
 *
 * <p>After {@code TIMEOUT}, {@code CANCELLED}, a full disk or a lost connection it is dead: everything but rollback
 * fails with {@link ErrorCode#TRANSACTION_LOST}. Once ended, everything fails with
 * {@link ErrorCode#TRANSACTION_CLOSED}.
 */
public interface Transaction {
    /**
     * A name for logs, unique within the driver.
     *
     * @return the name
     */
    String id();

    /**
     * Marks a place to roll back to; names may be used again, the newest wins.
     *
     * @param name any text without U+0000
     */
    void savepoint(String name);

    /**
     * Undoes everything since a savepoint, which stays.
     *
     * @param name the savepoint; unknown: {@link ErrorCode#INVALID_QUERY}
     */
    void rollbackTo(String name);

    /**
     * Forgets a savepoint and those after it, keeping what was written.
     *
     * @param name the savepoint; unknown: {@link ErrorCode#INVALID_QUERY}
     */
    void release(String name);
}
