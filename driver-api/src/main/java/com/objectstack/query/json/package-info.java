/**
 * The strict JSON form of queries, schemas, options, records and errors.
 *
 * <p>An unknown property is refused with its JSON pointer.
 * Nothing here may know how a query is executed.
 */
@NullMarked
package com.objectstack.query.json;

import org.jspecify.annotations.NullMarked;
