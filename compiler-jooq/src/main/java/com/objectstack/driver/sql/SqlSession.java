package com.objectstack.driver.sql;

import java.util.List;

/**
 * Something that runs SQL statements: an executor, each statement by itself, or a transaction.
 *
 * <p>Every method may throw a {@link com.objectstack.driver.DriverException}: {@code BUSY, TIMEOUT, CANCELLED,
 * CONNECTION_FAILED, DRIVER_CLOSED, READ_ONLY, DATABASE_FULL, DATABASE_CORRUPT}, the constraint codes with the table
 * as object and the columns as fields, {@code OUTCOME_UNKNOWN}, or {@code INTERNAL} for a statement the database
 * refuses. A statement that fails has changed nothing.
 */
public interface SqlSession {
    /**
     * Runs a statement and reads all its rows.
     *
     * @param statement the statement
     * @param deadline when it must be done
     * @return its rows and changes
     */
    SqlResult run(SqlStatement statement, Deadline deadline);

    /**
     * Runs statements in order, all or none: at the first failure everything is undone and that failure is thrown.
     *
     * @param statements the statements
     * @param deadline when all must be done
     * @return a result for each, in order
     */
    List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline);

    /**
     * Runs a statement whose rows are read one after another.
     *
     * @param statement a statement that reads
     * @param deadline when the last row must be read
     * @return an open cursor
     */
    SqlCursor stream(SqlStatement statement, Deadline deadline);
}
