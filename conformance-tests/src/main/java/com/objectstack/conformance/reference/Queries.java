package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import org.jspecify.annotations.Nullable;

/** What whole queries mean: sources, groups, windows, order, pages. */
final class Queries {
    Queries(Catalog catalog, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a query gives; of no use once a problem was collected.
     *
     * @param object what it asks, an object or a common table in sight
     * @param query the query; its own {@code object()} is not read
     * @param path where it stands, "" for a whole request
     * @param outer the names of the enclosing query, null if there is none
     */
    Relation read(String object, QueryAST query, String path, @Nullable Scope outer) {
        throw new UnsupportedOperationException();
    }
}
