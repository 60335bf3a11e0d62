/**
 * The driver contract as numbered rules, each a JUnit 5 test that any driver can inherit; {@code docs/contract.md} lists
 * them.
 *
 * <p>Read {@link com.objectstack.conformance.DriverConformance} and {@link com.objectstack.conformance.DriverUnderTest}
 * first; a driver's author writes one small subclass. Inside, an {@code …Rules} class holds the rules of one area,
 * {@code Notation} explains how queries and rows are written, and {@code DriverLifecycle} what happens around a test.
 *
 * <p>What must not be added: anything that knows a driver, a dialect or a compiler; types of jqwik in public signatures;
 * expectations that depend on the driver under test.
 */
@NullMarked
package com.objectstack.conformance;

import org.jspecify.annotations.NullMarked;
