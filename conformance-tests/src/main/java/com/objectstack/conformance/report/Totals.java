package com.objectstack.conformance.report;

import java.util.List;

/**
 * The headline of a report. A skip never counts as a pass.
 *
 * @param passed rules that are met
 * @param rules rules that bind this driver
 * @param failed rules that are broken
 * @param gaps rules that are broken as declared
 * @param undeclared rules about capabilities that are not declared
 * @param skipped rules that did not run for another reason
 */
public record Totals(int passed, int rules, int failed, int gaps, int undeclared, int skipped) {
    /**
     * The totals of the rules of one strength; those that are not applicable are left out.
     *
     * @param results all results
     * @param strength which of them
     * @return their totals
     */
    public static Totals of(List<RuleResult> results, Strength strength) {
        return of(
                results.stream().filter(result -> result.strength() == strength).toList());
    }

    static Totals of(List<RuleResult> results) {
        List<RuleResult> own = results.stream()
                .filter(result -> result.verdict() != Verdict.NOT_APPLICABLE)
                .toList();
        return new Totals(
                count(own, Verdict.PASS),
                own.size(),
                count(own, Verdict.FAIL),
                count(own, Verdict.GAP),
                count(own, Verdict.NOT_DECLARED),
                count(own, Verdict.SKIP));
    }

    private static int count(List<RuleResult> results, Verdict verdict) {
        return (int)
                results.stream().filter(result -> result.verdict() == verdict).count();
    }
}
