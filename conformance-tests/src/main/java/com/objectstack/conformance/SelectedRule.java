package com.objectstack.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of a {@link ConformanceRun} and where its test is.
 *
 * @param rule the rule
 * @param area the nested class of {@link DriverConformance}
 * @param test its test
 */
record SelectedRule(RuleTest rule, Class<?> area, Method test) {
    /** Every rule, by area and number. */
    static List<SelectedRule> all() {
        return Arrays.stream(DriverConformance.class.getDeclaredClasses())
                .flatMap(SelectedRule::of)
                .sorted(Comparator.comparing(SelectedRule::number))
                .toList();
    }

    private static Stream<SelectedRule> of(Class<?> area) {
        return Arrays.stream(area.getSuperclass().getDeclaredMethods())
                .flatMap(method -> RuleTest.of(method).stream().map(rule -> new SelectedRule(rule, area, method)));
    }

    /** The rules of areas, {@code find}, and single ones, {@code find-07}. */
    static List<SelectedRule> in(List<String> areasAndRules) {
        List<SelectedRule> all = all();
        Set<SelectedRule> chosen = new LinkedHashSet<>();
        for (String wanted : areasAndRules) {
            List<SelectedRule> found =
                    all.stream().filter(one -> one.isIn(wanted)).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there is no area or rule '" + wanted + "'; areas are " + areas(all)
                        + ", a rule is one with its number: find-07");
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    private static String areas(List<SelectedRule> all) {
        return all.stream().map(SelectedRule::prefix).distinct().collect(Collectors.joining(", "));
    }

    private boolean isIn(String wanted) {
        return wanted.equals(number()) || wanted.equals(prefix());
    }

    private String number() {
        return rule.rule();
    }

    private String prefix() {
        return number().substring(0, number().indexOf('-'));
    }
}
