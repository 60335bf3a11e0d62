/**
 * Whether two answers to one request say the same, and what no rule tells. Used by the laws of the kit and by
 * {@code VerifyingDriver}; no JUnit and no jqwik here.
 */
@NullMarked
package com.objectstack.conformance.compare;

import org.jspecify.annotations.NullMarked;
