package com.objectstack.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import com.objectstack.conformance.laws.Effort;
import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import com.objectstack.conformance.report.Versions;
import com.objectstack.driver.IDataDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The rules of the kit started by a program instead of a build. Needs JUnit's launcher and engine on the class path.
 * Immutable.
 *
 * <pre>{@code
 * DriverReport report = ConformanceRun.of(driver).only(List.of("find", "sort-03")).start(result -> {});
 * }</pre>
 *
 * <p>A run sets system properties while it lasts: a process has one at a time.
 */
public final class ConformanceRun {
    private static final String REPORTS = "objectstack.conformance.report";
    private static final String SCALE = "objectstack.scale";
    private static final String SEED = "objectstack.seed";

    private final DriverUnderTest subject;
    private final List<SelectedRule> rules;
    private final Map<String, String> properties;

    private ConformanceRun(DriverUnderTest subject, List<SelectedRule> rules, Map<String, String> properties) {
        this.subject = subject;
        this.rules = rules;
        this.properties = Map.copyOf(properties);
    }

    /**
     * A run of every rule.
     *
     * @param subject the driver
     * @return the run, not started
     */
    public static ConformanceRun of(DriverUnderTest subject) {
        return new ConformanceRun(Objects.requireNonNull(subject, "subject"), SelectedRule.all(), Map.of());
    }

    /**
     * The same run of some rules.
     *
     * @param areasAndRules areas and numbers of rules: {@code find}, {@code find-07}
     * @return the changed copy
     * @throws IllegalArgumentException for what is neither
     */
    public ConformanceRun only(List<String> areasAndRules) {
        return new ConformanceRun(subject, SelectedRule.in(areasAndRules), properties);
    }

    /**
     * Looks whether areas and rules are there, before anything is opened.
     *
     * @param areasAndRules what will be given to {@link #only}
     * @throws IllegalArgumentException for what is neither
     */
    public static void check(List<String> areasAndRules) {
        SelectedRule.in(areasAndRules);
    }

    /**
     * The same run with reports elsewhere than in {@code target/conformance}.
     *
     * @param directory made if it is missing
     * @return the changed copy
     */
    public ConformanceRun reportingTo(Path directory) {
        return with(REPORTS, directory.toString());
    }

    /**
     * The same run with ten times as many drawn cases.
     *
     * @return the changed copy
     */
    public ConformanceRun nightly() {
        return with(SCALE, "nightly");
    }

    /**
     * The same run with the drawn cases of an earlier one.
     *
     * @param seed what {@link #seed} gave there
     * @return the changed copy
     */
    public ConformanceRun seed(long seed) {
        return with(SEED, Long.toString(seed));
    }

    private ConformanceRun with(String property, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(property, value);
        return new ConformanceRun(subject, rules, changed);
    }

    /**
     * What cases are drawn from.
     *
     * @return the seed
     */
    public long seed() {
        String given = properties.get(SEED);
        return given == null ? Effort.usual().seed() : Long.parseLong(given);
    }

    /**
     * How many rules the run has.
     *
     * @return their number
     */
    public int size() {
        return rules.size();
    }

    /**
     * Runs the rules, one after the other on this thread, and writes the report's files.
     *
     * @param listener is told what each rule came to, as soon as that is known
     * @return what the rules of this run came to
     */
    public DriverReport start(Consumer<RuleResult> listener) {
        Versions versions = versions();
        Map<String, RuleResult> results = new TreeMap<>();
        rules.forEach(one ->
                results.put(one.rule().rule(), one.rule().cameTo(Verdict.FAIL, "its test has told nothing", null)));
        Consumer<RuleResult> both = result -> {
            results.put(result.rule(), result);
            listener.accept(result);
        };
        RunProperties.during(
                properties,
                () -> LaunchedSuite.with(
                        subject, both, () -> LauncherFactory.create().execute(request())));
        return new DriverReport(subject.name(), versions, subject.capabilities(), List.copyOf(results.values()));
    }

    private LauncherDiscoveryRequest request() {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (SelectedRule one : rules) {
            selectors.add(selectNestedMethod(List.of(LaunchedSuite.class), one.area(), one.test()));
        }
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
    }

    private Versions versions() {
        try (IDataDriver driver = subject.start()) {
            return Versions.of(driver.name(), driver.version());
        }
    }
}
