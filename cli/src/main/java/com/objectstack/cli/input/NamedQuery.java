package com.objectstack.cli.input;

import com.objectstack.query.QueryAST;

/**
 * A query and the object it is put to.
 *
 * @param object the object
 * @param query the query
 */
public record NamedQuery(String object, QueryAST query) {}
