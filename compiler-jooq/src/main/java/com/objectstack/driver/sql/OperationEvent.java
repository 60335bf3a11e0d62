package com.objectstack.driver.sql;

import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation that is over. It holds no value, no literal and no SQL.
 *
 * @param operation the method of the contract: {@code find}, {@code updateMany}, {@code commit}, ...; one that stands for
 *     another ({@code createCollection}, {@code executeRaw}) is told as that
 * @param objects the objects it was asked for, in the order they were given; none of commands and transactions
 * @param within the id of the transaction it ran in, or null for none
 * @param statements what it sent to the database, lookups of the schema included
 * @param rows how many records it gave back, or wrote if it gives none back; of {@code count} 1; 0 if it failed, but for a
 *     stream, where it is how many were read
 * @param took how long it took, waiting included; of a stream until it was read to its end or closed
 * @param failedWith the code it failed with, {@code INTERNAL} for what is no {@code DriverException}; null if it succeeded
 * @param spent what it cost the transport, or null if the transport does not say
 * @param traceContext that of its options
 */
public record OperationEvent(
        String operation,
        List<String> objects,
        @Nullable String within,
        StatementCounts statements,
        long rows,
        Duration took,
        @Nullable ErrorCode failedWith,
        @Nullable TransportCost spent,
        Map<String, String> traceContext) {
    /** Copies {@code objects}. */
    public OperationEvent {
        objects = List.copyOf(objects);
    }

    /**
     * The transaction it ran in, or which it began or ended.
     *
     * @return the id, empty for none
     */
    public Optional<String> transaction() {
        return Optional.ofNullable(within);
    }

    /**
     * Why it failed.
     *
     * @return the code, empty if it succeeded
     */
    public Optional<ErrorCode> failure() {
        return Optional.ofNullable(failedWith);
    }

    /**
     * What it cost the transport.
     *
     * @return the cost, empty if the transport does not say
     */
    public Optional<TransportCost> cost() {
        return Optional.ofNullable(spent);
    }
}
