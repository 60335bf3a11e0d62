package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.List;

/** A transaction for changes of the schema, with foreign keys off; undone unless it was committed. */
final class SchemaWork implements AutoCloseable {
    private final SqlTransaction transaction;
    private boolean ended;

    private SchemaWork(SqlTransaction transaction) {
        this.transaction = transaction;
    }

    static SchemaWork begin(SqlExecutor executor) {
        SchemaWork work = new SchemaWork(executor.beginWithoutForeignKeys(Deadline.NONE));
        try {
            requireForeignKeysOff(work.transaction);
        } catch (RuntimeException refusal) {
            work.close();
            throw refusal;
        }
        return work;
    }

    /**
     * Refuses a connection that enforces foreign keys all the same: dropping a table would delete what refers to it.
     *
     * @throws DriverException {@code UNSUPPORTED}
     */
    static void requireForeignKeysOff(SqlSession session) {
        SqlResult answer = session.run(
                SqlStatement.read("select foreign_keys from pragma_foreign_keys", List.of()), Deadline.NONE);
        if (!Long.valueOf(0).equals(answer.rows().get(0)[0])) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "",
                    "foreign keys cannot be turned off on this connection, and a table is not replaced under them",
                    "give the driver a connection of its own");
        }
    }

    SqlSession session() {
        return transaction;
    }

    TransactionExecutor executor() {
        return new TransactionExecutor(transaction);
    }

    void commit() {
        transaction.commit();
        ended = true;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            transaction.rollback();
        }
    }
}
