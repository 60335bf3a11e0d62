package com.objectstack.conformance.reference;

/**
 * A source of rows in a query: the base, or a joined one.
 *
 * @param alias the name by which the query speaks of it
 * @param relation what is read
 */
record Source(String alias, Relation relation) {}
