package com.objectstack.conformance.report;

import com.objectstack.driver.Capability;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule came to for one driver.
 *
 * @param rule its number
 * @param strength how strongly it binds
 * @param title what it says, in words
 * @param needs the capabilities that it is about
 * @param verdict what its test came to
 * @param reason why it failed or did not run, or null
 * @param issue where a known gap is discussed, or null
 */
public record RuleResult(
        String rule,
        Strength strength,
        String title,
        List<Capability> needs,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String issue) {
    /** Requires what is always there, and copies {@code needs}. */
    public RuleResult {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(title, "title");
        needs = List.copyOf(needs);
        Objects.requireNonNull(verdict, "verdict");
    }
}
