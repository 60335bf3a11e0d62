package com.objectstack.conformance;

import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects what every rule came to, for the report; a suite in which nothing ran fails. */
final class RunRecorder implements TestWatcher, BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(RunRecorder.class);

    /** The runs of this JVM. They are written when the last test of all is over. */
    static Runs runs(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Runs.class, key -> new Runs(directory(context)), Runs.class);
    }

    /** JUnit looks for its configuration parameters among the system properties too. */
    private static Path directory(ExtensionContext context) {
        return Path.of(context.getConfigurationParameter("objectstack.conformance.report")
                .orElse("target/conformance"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isSuite(context)) {
            KnownGaps.check(context.getRequiredTestClass());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, Verdict.PASS, null, null);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, Verdict.FAIL, cause.getMessage(), null);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        if (cause instanceof KnownGapException known) {
            record(context, Verdict.GAP, known.gap().reason(), known.gap().issue());
        } else {
            record(context, Verdict.SKIP, cause.getMessage(), null);
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        record(context, Verdict.SKIP, reason.orElse("disabled"), null);
    }

    private static void record(
            ExtensionContext context, Verdict verdict, @Nullable String reason, @Nullable String issue) {
        Optional<RuleTest> test = context.getTestMethod().flatMap(RuleTest::of);
        Optional<DriverConformance> suite =
                context.getTestInstances().flatMap(instances -> instances.findInstance(DriverConformance.class));
        if (test.isEmpty() || suite.isEmpty()) {
            return;
        }
        RuleTest rule = test.get();
        DriverUnderTest subject = suite.get().subject();
        Verdict judged = verdict == Verdict.SKIP ? skip(rule, subject) : verdict;
        RuleResult result = rule.cameTo(judged, reason, issue);
        runs(context).record(subject, suite.get().getClass(), result);
        if (suite.get() instanceof LaunchedSuite launched) {
            launched.ended(result);
        }
    }

    private static Verdict skip(RuleTest rule, DriverUnderTest subject) {
        if (CapabilityCondition.obstacle(rule, subject.capabilities()).isEmpty()) {
            return Verdict.SKIP;
        }
        return rule.rejectedWithout() == null ? Verdict.NOT_DECLARED : Verdict.NOT_APPLICABLE;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isSuite(context) && !runs(context).ranAny(context.getRequiredTestClass())) {
            throw new AssertionError("not one rule ran: every test was skipped");
        }
    }

    private static boolean isSuite(ExtensionContext context) {
        return !context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }
}
