/**
 * The contract, executable: {@code ReferenceDriver} says what every operation means,
 * over plain Java collections.
 *
 * <p>It knows no SQL and shares no code with a compiler. It is written to be read beside SEMANTICS.md, one class a concern,
 * each rule cited where it is kept; it is not fast. No JUnit and no jqwik here: both packages work without them.
 */
@NullMarked
package com.objectstack.conformance.reference;

import org.jspecify.annotations.NullMarked;
