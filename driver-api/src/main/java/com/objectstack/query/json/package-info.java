/**
 * The strict JSON form of queries, schemas, options, records and errors.
 *
 * <p>Read {@link com.objectstack.query.json.QueryCodec} first, then {@link com.objectstack.query.json.RecordCodec}. An
 * unknown property is refused with its JSON pointer, and everything that is wrong with a document is reported at once.
 * Nothing here may know how a query is executed.
 */
@NullMarked
package com.objectstack.query.json;

import org.jspecify.annotations.NullMarked;
