/** The driver contract as JUnit 5 tests. */
@NullMarked
package com.objectstack.conformance;

import org.jspecify.annotations.NullMarked;
