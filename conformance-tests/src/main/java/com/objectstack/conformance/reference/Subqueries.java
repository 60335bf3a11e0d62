package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;

/** Reads the queries that stand inside a query. */
@FunctionalInterface
interface Subqueries {
    /**
     * What a query inside another gives; its problems are collected where all are.
     *
     * @param query the inner query, asking {@code query.object()}
     * @param path where it stands
     * @param outer the names of the enclosing query, which it knows as {@code outer}
     */
    Relation read(QueryAST query, String path, Scope outer);
}
