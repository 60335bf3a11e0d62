/**
 * What a run of the kit came to, as files: {@link com.objectstack.conformance.report.DriverReport} holds it,
 * {@link com.objectstack.conformance.report.ReportFiles} writes it. {@code ConformanceRun} gives it to programs.
 *
 * <p>What must not be added: anything that knows how rules are tested.
 */
@NullMarked
package com.objectstack.conformance.report;

import org.jspecify.annotations.NullMarked;
