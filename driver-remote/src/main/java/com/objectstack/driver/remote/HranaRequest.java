package com.objectstack.driver.remote;

import com.objectstack.driver.sql.SqlStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of a pipeline; libsql-remote.md 1.2. */
sealed interface HranaRequest {
    /** Runs a statement that commits by itself, or in the transaction that is open. */
    record Execute(SqlStatement statement) implements HranaRequest {}

    /** Runs steps in order, each if its condition holds. */
    record Batch(List<Step> steps) implements HranaRequest {}

    /** Asks whether a transaction is open. Never on a stream whose cursor runs: the server would hang. */
    record GetAutocommit() implements HranaRequest {}

    /** Ends the stream, and rolls back what is open. */
    record Close() implements HranaRequest {}

    /**
     * A step of a batch.
     *
     * @param statement what it runs
     * @param condition when it does, null for always
     */
    record Step(SqlStatement statement, @Nullable Condition condition) {
        static Step of(String sql, @Nullable Condition condition) {
            return new Step(SqlStatement.write(sql, List.of()), condition);
        }
    }
}
