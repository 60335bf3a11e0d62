package com.objectstack.conformance.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule came to for one driver.
 *
 * @param rule its number
 * @param strength how strongly it binds
 * @param title what it says, in words
 * @param verdict what its test came to
 * @param reason why it failed or did not run, or null
 * @param issue where a known gap is discussed, or null
 */
public record RuleResult(
        String rule,
        Strength strength,
        String title,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String issue) {
    /** Requires what is always there. */
    public RuleResult {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(verdict, "verdict");
    }
}
