/**
 * Laws over drawn schemas, records, queries and sequences of writes, and what prints a failure so that it can be run again.
 *
 * <p>Internal: public is what the package of the kit's tests calls. {@link com.objectstack.conformance.laws.Laws} is the
 * way in. jqwik is used here and in no public signature.
 */
@NullMarked
package com.objectstack.conformance.laws;

import org.jspecify.annotations.NullMarked;
