package com.objectstack.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs some rules of a suite as JUnit does, and keeps what each came to. */
final class KitRun implements TestExecutionListener {
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
