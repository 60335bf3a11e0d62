package com.objectstack.conformance;

import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.ReportFiles;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import com.objectstack.conformance.report.Versions;
import com.objectstack.driver.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What every rule came to, per driver; closing it writes a report for each. Thread-safe. */
final class Runs implements AutoCloseable {
    private final Map<String, Map<String, RuleResult>> results = new ConcurrentHashMap<>();
    private final Map<String, Versions> versions = new ConcurrentHashMap<>();
    private final Map<String, Set<Capability>> declared = new ConcurrentHashMap<>();
    private final Set<Class<?>> ran = ConcurrentHashMap.newKeySet();
    private final Path directory;

    Runs(Path directory) {
        this.directory = directory;
    }

    void started(RunningDriver running) {
        versions.computeIfAbsent(
                running.subject().name(),
                name -> Versions.of(running.driver().name(), running.driver().version()));
    }

    void record(DriverUnderTest subject, Class<?> suite, RuleResult result) {
        declared.putIfAbsent(subject.name(), subject.capabilities());
        results.computeIfAbsent(subject.name(), name -> new ConcurrentHashMap<>())
                .put(result.rule(), result);
        switch (result.verdict()) {
            case PASS, FAIL, GAP -> ran.add(suite);
            case SKIP, NOT_DECLARED, NOT_APPLICABLE -> {}
        }
    }

    boolean ranAny(Class<?> suite) {
        return ran.contains(suite);
    }

    @Override
    public void close() {
        results.forEach((driver, found) -> ReportFiles.write(report(driver, found), directory));
    }

    /** Every rule of the kit, those that did not run included. */
    private DriverReport report(String driver, Map<String, RuleResult> found) {
        Map<String, RuleResult> all = new TreeMap<>();
        RuleTest.all().forEach(rule -> all.put(rule.rule(), rule.cameTo(Verdict.SKIP, "not part of this run", null)));
        all.putAll(found);
        return new DriverReport(
                driver,
                versions.getOrDefault(driver, Versions.of("unknown", "unknown")),
                declared.getOrDefault(driver, Set.of()),
                List.copyOf(all.values()));
    }
}
