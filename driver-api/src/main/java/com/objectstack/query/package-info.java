/**
 * The query as data: an immutable tree of sealed interfaces and records that says what is asked, never how.
 *
 * <p>Read {@link com.objectstack.query.QueryAST} first, then {@link com.objectstack.query.Condition}; people build
 * trees with {@link com.objectstack.query.Query}. The tree keeps the shape of its JSON form, so that every node has a
 * JSON pointer. No SQL, no schema knowledge and no wire format may be added here.
 */
@NullMarked
package com.objectstack.query;

import org.jspecify.annotations.NullMarked;
