package com.objectstack.query;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression, one member of {@code with}; SEMANTICS.md §4.
 *
 * @param name its name, an object's name to the rest of the query
 * @param query the query, or the anchor of a recursion
 * @param recursion how it goes on, or null if it is not recursive
 */
public record CommonTable(
        String name, QueryAST query, @Nullable Recursion recursion) {
    /** The default of {@link Recursion#maxDepth()}. */
    public static final long DEFAULT_MAX_DEPTH = 1000;

    /** How the steps of a recursion are put together. */
    public enum Union {
        /** Every row. */
        ALL,
        /** Each row once. */
        DISTINCT
    }

    /**
     * The recursive part.
     *
     * @param step the query that names the common table exactly once
     * @param union how steps are put together
     * @param maxDepth the number of steps past which the query fails
     */
    public record Recursion(QueryAST step, Union union, long maxDepth) {
        /** Requires {@code step} and {@code union}. */
        public Recursion {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(union, "union");
        }
    }

    /** Requires {@code name} and {@code query}. */
    public CommonTable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(query, "query");
    }

    /**
     * The recursive part.
     *
     * @return how it goes on, empty if it is not recursive
     */
    public Optional<Recursion> recursive() {
        return Optional.ofNullable(recursion);
    }
}
