package com.objectstack.conformance;

import com.objectstack.conformance.report.RuleResult;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The suite of a {@link ConformanceRun}. JUnit makes its instances, on the thread of the run: they find the run there. */
final class LaunchedSuite extends DriverConformance {
    private static final ThreadLocal<@Nullable Launch> LAUNCH = new ThreadLocal<>();

    private final Launch launch = Objects.requireNonNull(LAUNCH.get(), "only a ConformanceRun starts this suite");

    private record Launch(DriverUnderTest subject, Consumer<RuleResult> listener) {}

    /** Lets instances made by a task test a driver. */
    static void with(DriverUnderTest subject, Consumer<RuleResult> listener, Runnable task) {
        LAUNCH.set(new Launch(subject, listener));
        try {
            task.run();
        } finally {
            LAUNCH.remove();
        }
    }

    @Override
    protected DriverUnderTest subject() {
        return launch.subject();
    }

    void ended(RuleResult result) {
        launch.listener().accept(result);
    }
}
