package com.objectstack.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows a window function sees; JSON {@code over}.
 *
 * @param partitionBy the fields that split the rows, empty for one partition
 * @param orderBy the order within a partition, empty for none
 * @param bounds the frame, or null for SQL's default
 */
public record Window(
        List<String> partitionBy,
        List<SortNode> orderBy,
        @Nullable Frame bounds) {
    /** Copies the lists. */
    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /**
     * The explicit frame.
     *
     * @return the frame, empty for SQL's default
     */
    public Optional<Frame> frame() {
        return Optional.ofNullable(bounds);
    }
}
