package com.objectstack.query;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A joined object; contract §3.2 and SEMANTICS.md §4.
 *
 * @param type the kind of join
 * @param strategy a hint that never changes results
 * @param object the joined object or common table
 * @param as the alias, or null for {@code object}
 * @param on the join condition; names may be qualified
 * @param query a query used instead of the whole object, or null
 */
public record Join(
        Type type,
        Strategy strategy,
        String object,
        @Nullable String as,
        Condition on,
        @Nullable QueryAST query) {
    /** The kind of a join. */
    public enum Type {
        /** Matching pairs only. */
        INNER,
        /** Every base record. */
        LEFT,
        /** Every joined record. */
        RIGHT,
        /** Every record of both sides. */
        FULL
    }

    /** How a join may be run; a hint. */
    public enum Strategy {
        /** The driver decides. */
        AUTO,
        /** In the database. */
        DATABASE,
        /** By hashing. */
        HASH,
        /** By nested loops. */
        LOOP
    }

    /** Requires all but {@code as} and {@code query}. */
    public Join {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(on, "on");
    }

    /**
     * The name by which the query speaks of the joined object.
     *
     * @return the alias, else the object's name
     */
    public String alias() {
        return as != null ? as : object;
    }

    /**
     * The query used instead of the object.
     *
     * @return the query, empty if the object itself is joined
     */
    public Optional<QueryAST> subquery() {
        return Optional.ofNullable(query);
    }
}
