package com.objectstack.conformance.report;

import java.util.List;

/**
 * What the kit found out about one driver.
 *
 * @param driver the name it was tested under
 * @param versions what was tested with what
 * @param results every rule, by number
 */
public record DriverReport(String driver, Versions versions, List<RuleResult> results) {
    /** Copies {@code results}. */
    public DriverReport {
        results = List.copyOf(results);
    }

    /**
     * The totals of the required rules.
     *
     * @return the totals
     */
    public Totals required() {
        return Totals.of(results, Strength.REQUIRED);
    }

    /**
     * The totals of the optional rules.
     *
     * @return the totals
     */
    public Totals optional() {
        return Totals.of(results, Strength.OPTIONAL);
    }

    /**
     * The report in a line: {@code required 61/61, optional 14/20 (6 not declared)}.
     *
     * @return the line
     */
    public String headline() {
        Totals required = required();
        Totals optional = optional();
        return "required " + required.passed() + "/" + required.rules() + ", optional " + optional.passed() + "/"
                + optional.rules() + " (" + optional.undeclared() + " not declared)" + gaps(required, optional);
    }

    private static String gaps(Totals required, Totals optional) {
        int gaps = required.gaps() + optional.gaps();
        return gaps == 0 ? "" : ", " + gaps + (gaps == 1 ? " known gap" : " known gaps");
    }
}
