package com.objectstack.conformance.report;

import com.objectstack.driver.Capability;
import java.util.List;
import java.util.Set;

/**
 * What the kit found out about one driver.
 *
 * @param driver the name it was tested under
 * @param versions what was tested with what
 * @param declared what it declares, implied capabilities included
 * @param results every rule that was asked for, by number
 */
public record DriverReport(String driver, Versions versions, Set<Capability> declared, List<RuleResult> results) {
    /** Copies {@code declared} and {@code results}. */
    public DriverReport {
        declared = Set.copyOf(declared);
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
     * The rules of one verdict.
     *
     * @param verdict what their tests came to
     * @return the rules, by number
     */
    public List<RuleResult> with(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).toList();
    }

    /**
     * The totals of the rules that need a capability.
     *
     * @param capability the capability
     * @return the totals
     */
    public Totals about(Capability capability) {
        return Totals.of(results.stream()
                .filter(result -> result.needs().contains(capability))
                .toList());
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
