package com.objectstack.conformance;

import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Strength;
import com.objectstack.conformance.report.Verdict;
import com.objectstack.driver.Capability;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The rule that a test method checks, read from its name: {@code required_find07_nullsSortFirst} is rule
 * {@code find-07}.
 *
 * @param rule the rule's number
 * @param strength how strongly it binds a driver
 * @param title what it says, in words
 * @param requires the capabilities a driver must declare for it
 * @param rejectedWithout the capability a driver must lack for it, or null
 */
record RuleTest(
        String rule,
        Strength strength,
        String title,
        List<Capability> requires,
        @Nullable Capability rejectedWithout) {
    private static final Pattern NAME =
            Pattern.compile("(required|optional|untested)_([a-z]+)([0-9]{2})_([a-zA-Z0-9]+)");

    private static final Map<Method, Optional<RuleTest>> READ = new ConcurrentHashMap<>();

    /** The rule of a method, empty if its name names none. */
    static Optional<RuleTest> of(Method method) {
        return READ.computeIfAbsent(method, RuleTest::read);
    }

    private static Optional<RuleTest> read(Method method) {
        Matcher name = NAME.matcher(method.getName());
        if (!name.matches()) {
            return Optional.empty();
        }
        Optional<Requires> requires = AnnotationSupport.findAnnotation(method, Requires.class);
        RejectedWithout without = method.getAnnotation(RejectedWithout.class);
        return Optional.of(new RuleTest(
                name.group(2) + "-" + name.group(3),
                Strength.valueOf(name.group(1).toUpperCase(Locale.ROOT)),
                words(name.group(4)),
                requires.map(needed -> List.of(needed.value())).orElse(List.of()),
                without == null ? null : without.value()));
    }

    /** The rules of the kit, by area and number. */
    static List<RuleTest> all() {
        return Arrays.stream(DriverConformance.class.getDeclaredClasses())
                .map(Class::getSuperclass)
                .flatMap(area -> Arrays.stream(area.getDeclaredMethods()))
                .flatMap(method -> of(method).stream())
                .sorted((one, other) -> one.rule.compareTo(other.rule))
                .toList();
    }

    /** What the rule came to, for the report. */
    RuleResult cameTo(Verdict verdict, @Nullable String reason, @Nullable String issue) {
        return new RuleResult(rule, strength, title, requires, verdict, reason, issue);
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip();
    }
}
