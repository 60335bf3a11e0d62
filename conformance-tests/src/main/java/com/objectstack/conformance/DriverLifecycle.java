package com.objectstack.conformance;

import com.objectstack.conformance.laws.Effort;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Starts the driver before every test, looks for leaks when the test has passed, and closes the driver. A rule that is a
 * known gap must fail.
 */
final class DriverLifecycle implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(DriverLifecycle.class);

    /** The driver that runs in a test, empty before it was started. */
    static Optional<RunningDriver> running(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(RunningDriver.class, RunningDriver.class));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        RunningDriver running =
                RunningDriver.start(suite(context).subject(), Effort.of(context::getConfigurationParameter));
        context.getStore(NAMESPACE).put(RunningDriver.class, running);
        RunRecorder.runs(context).started(running);
        ((Area) context.getRequiredTestInstance()).runOn(running);
    }

    static DriverConformance suite(ExtensionContext context) {
        return context.getRequiredTestInstances()
                .findInstance(DriverConformance.class)
                .orElseThrow(() -> new IllegalStateException("an area outside DriverConformance"));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        RuleTest rule = RuleTest.of(context.getRequiredTestMethod())
                .orElseThrow(() -> new IllegalStateException(method.getExecutable() + " names no rule"));
        Optional<KnownGap> gap = KnownGaps.of(suite(context).getClass(), rule.rule());
        try {
            invocation.proceed();
            running(context).ifPresent(RunningDriver::check);
        } catch (TestAbortedException skipped) {
            throw skipped;
        } catch (Throwable broken) {
            throw gap.<Throwable>map(KnownGapException::new).orElseGet(() -> naming(rule, broken));
        }
        if (gap.isPresent()) {
            throw new AssertionFailedError(rule.rule() + " is met now: remove its @KnownGap ("
                    + gap.get().issue() + ")");
        }
    }

    /** The failure with the rule's number and sentence in front; what was expected and found stays. */
    private static AssertionFailedError naming(RuleTest rule, Throwable broken) {
        String text = "rule " + rule.rule() + " (" + rule.title() + ") is broken: " + broken.getMessage();
        return broken instanceof AssertionFailedError failed && failed.isExpectedDefined()
                ? new AssertionFailedError(text, failed.getExpected(), failed.getActual(), broken)
                : new AssertionFailedError(text, broken);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running(context).ifPresent(RunningDriver::close);
    }
}
