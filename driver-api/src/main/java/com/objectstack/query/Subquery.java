package com.objectstack.query;

import java.util.Objects;

/**
 * The rows of another query; JSON {@code {"$query": {...}}}.
 *
 * @param query the query; its object is named
 */
public record Subquery(QueryAST query) implements Operand {
    /** Requires a query that names its object. */
    public Subquery {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(query.object(), "query.object");
    }
}
