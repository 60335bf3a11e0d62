package com.objectstack.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;

/** The gaps that a suite declares. */
final class KnownGaps {
    private KnownGaps() {}

    static Optional<KnownGap> of(Class<?> suite, String rule) {
        return all(suite).stream().filter(gap -> gap.rule().equals(rule)).findFirst();
    }

    private static List<KnownGap> all(Class<?> suite) {
        return AnnotationSupport.findRepeatableAnnotations(suite, KnownGap.class);
    }

    /** Refuses gaps of rules that are not there: they would hide nothing and never be noticed. */
    static void check(Class<?> suite) {
        Set<String> rules = RuleTest.all().stream().map(RuleTest::rule).collect(Collectors.toSet());
        for (KnownGap gap : all(suite)) {
            if (!rules.contains(gap.rule())) {
                throw new IllegalArgumentException("@KnownGap names no rule of the kit, got " + gap.rule());
            }
        }
    }
}
