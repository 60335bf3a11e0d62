package com.objectstack.driver.sql;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation that is not over yet, and what it has cost so far. For one thread at a time. */
final class RunningOperation {
    private static final Set<String> SCHEMA_CHANGES =
            Set.of("create", "alter", "drop", "pragma", "reindex", "analyze", "vacuum");
    private static final Set<String> TRANSACTION_CONTROL = Set.of("savepoint", "release", "rollback");

    private final String name;
    private final List<String> objects;
    private final Map<String, String> traceContext;
    private final long began = System.nanoTime();
    private @Nullable String transaction;
    private int reads;
    private int writes;
    private int schemaChanges;
    private long changes;
    private @Nullable TransportCost cost;

    private RunningOperation(
            String name, List<String> objects, @Nullable Transaction within, Map<String, String> traceContext) {
        this.name = name;
        this.objects = objects;
        this.transaction = within == null ? null : within.id();
        this.traceContext = traceContext;
    }

    /** One on some objects. */
    static RunningOperation of(String name, List<String> objects, DriverOptions options) {
        return new RunningOperation(name, objects, options.within(), options.traceContext());
    }

    /** One on a transaction, null if it is yet to begin. */
    static RunningOperation on(String name, @Nullable Transaction transaction) {
        return new RunningOperation(name, List.of(), transaction, Map.of());
    }

    /** The transaction it began. */
    void began(Transaction begun) {
        transaction = begun.id();
    }

    void sends(SqlStatement statement) {
        if (statement.access() == Access.READ) {
            reads++;
            return;
        }
        String word = FirstWord.of(statement.sql());
        if (SCHEMA_CHANGES.contains(word)) {
            schemaChanges++;
        } else if (!TRANSACTION_CONTROL.contains(word)) {
            writes++;
        }
    }

    void answered(SqlResult result) {
        changes += result.changes();
    }

    void costs(TransportCost more) {
        cost = cost == null ? more : cost.plus(more);
    }

    /** How many rows its statements changed. */
    long changes() {
        return changes;
    }

    OperationEvent ended(long rows, @Nullable ErrorCode failure) {
        return new OperationEvent(
                name,
                objects,
                transaction,
                new StatementCounts(reads, writes, schemaChanges),
                rows,
                Duration.ofNanos(System.nanoTime() - began),
                failure,
                cost,
                traceContext);
    }
}
