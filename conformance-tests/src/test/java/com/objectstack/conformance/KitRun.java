package com.objectstack.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs some rules of a suite as JUnit does, and keeps what each came to. */
final class KitRun implements TestExecutionListener {
    private static final Pattern RULE = Pattern.compile("(?:required|optional|untested)_([a-z]+)([0-9]{2})_.*");

    private final Map<String, String> outcomes = new LinkedHashMap<>();

    /** What the rules of these methods came to, by method; a failed class stands under its own name. */
    static Map<String, String> of(Class<? extends DriverConformance> suite, Path reports, String... methods) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String method : methods) {
            selectors.add(selectNestedMethod(List.of(suite), area(method), method));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("objectstack.conformance.report", reports.toString())
                .build();
        KitRun run = new KitRun();
        LauncherFactory.create().execute(request, run);
        return run.outcomes;
    }

    /** The rules that a suite fails, of those that are asked for, each with the message; another failure under its name. */
    static Map<String, String> failures(
            Class<? extends DriverConformance> suite, Map<String, String> parameters, Predicate<RuleTest> asked) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Class<?> area : DriverConformance.class.getDeclaredClasses()) {
            for (Method method : area.getSuperclass().getDeclaredMethods()) {
                if (RuleTest.of(method).filter(asked).isPresent()) {
                    selectors.add(selectNestedMethod(List.of(suite), area, method));
                }
            }
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameters(parameters)
                .build();
        KitRun run = new KitRun();
        LauncherFactory.create().execute(request, run);
        Map<String, String> failures = new TreeMap<>();
        run.outcomes.forEach((test, outcome) -> {
            if (outcome.startsWith("failed: ")) {
                failures.put(rule(test), outcome.substring("failed: ".length()));
            }
        });
        return failures;
    }

    private static String rule(String test) {
        Matcher name = RULE.matcher(test);
        return name.matches() ? name.group(1) + "-" + name.group(2) : test;
    }

    private static Class<?> area(String method) {
        for (Class<?> area : DriverConformance.class.getDeclaredClasses()) {
            for (Method candidate : area.getSuperclass().getDeclaredMethods()) {
                if (candidate.getName().equals(method)) {
                    return area;
                }
            }
        }
        throw new IllegalArgumentException("no rule has a test called " + method);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        outcomes.put(name(test), "skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String why = result.getThrowable().map(Throwable::getMessage).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    outcomes.put(name(test), "passed");
                }
            }
            case ABORTED -> outcomes.put(name(test), "skipped: " + why);
            case FAILED -> outcomes.put(name(test), "failed: " + why);
        }
    }

    private static String name(TestIdentifier test) {
        return test.getDisplayName().replace("()", "");
    }
}
