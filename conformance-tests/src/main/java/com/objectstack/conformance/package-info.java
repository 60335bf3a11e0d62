/**
 * The driver contract as JUnit 5 tests that any driver can inherit: fixtures (what the contract pins by example) and
 * laws (what holds for every schema, record and query).
 *
 * <p>Read {@link com.objectstack.conformance.DriverUnderTest} first, then
 * {@link com.objectstack.conformance.DriverFixtures} and {@link com.objectstack.conformance.DriverLaws}. A driver's
 * author writes one small subclass of each.
 *
 * <p>What must not be added: anything that knows a driver, a dialect or a compiler; types of jqwik in public signatures
 * (the generators are an inner matter); expectations that depend on the driver under test.
 */
@NullMarked
package com.objectstack.conformance;

import org.jspecify.annotations.NullMarked;
