package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Does operations once more whose failure may be that somebody else has changed a table that was read from the database
 * before. Such an operation has changed nothing. Thread-safe.
 */
final class StaleSchema {
    private static final List<String> SIGNS = List.of("no such column", "no such table", "has no column named");

    /** What libSQL says of a vector index that is gone; nobody else names one in a statement that is compiled. */
    private static final String NO_INDEX = "failed to parse vector index parameters";

    private final Registry registry;

    StaleSchema(Registry registry) {
        this.registry = registry;
    }

    <T> T mended(Supplier<T> operation) {
        OptionalLong known = registry.tablesRead();
        try {
            return operation.get();
        } catch (DriverException failure) {
            if (known.isEmpty() || !known.equals(registry.tablesRead()) || !mayBeStale(failure)) {
                throw failure;
            }
            registry.schemaChanged();
            return operation.get();
        }
    }

    private static boolean mayBeStale(DriverException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.code() == ErrorCode.UNKNOWN_FIELD
                || message.contains(NO_INDEX)
                || (failure.code() == ErrorCode.INVALID_QUERY && SIGNS.stream().anyMatch(message::contains));
    }
}
