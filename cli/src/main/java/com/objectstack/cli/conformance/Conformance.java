package com.objectstack.cli.conformance;

import com.objectstack.conformance.ConformanceRun;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Quirks;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The kit on one database: its driver declares what its {@code supports()} says. */
public final class Conformance {
    /** Every database that the command opens is one of SQLite's kind. */
    private static final String TABLE = "create table %s (id text primary key not null, n, s)";

    private final DriverUnderTest subject;
    private final ConformanceRun run;
    private final Request request;

    private Conformance(DriverUnderTest subject, ConformanceRun run, Request request) {
        this.subject = subject;
        this.run = run;
        this.request = request;
    }

    /**
     * Opens the database once to see what it is.
     *
     * @param opener opens it anew at every call
     * @param outlives whether a database opened later has the records of an earlier one
     * @param request what to run
     * @return the run, not started
     */
    public static Conformance of(Supplier<IDataDriver> opener, boolean outlives, Request request) {
        DriverUnderTest subject =
                subject(opener).quirks(Quirks.NONE.tablesMadeBy(TABLE).storageOutlivesDriver(outlives));
        ConformanceRun run = ConformanceRun.of(subject).reportingTo(request.reports());
        if (!request.only().isEmpty()) {
            run = run.only(request.only());
        }
        if (request.seed().isPresent()) {
            run = run.seed(request.seed().getAsLong());
        }
        return new Conformance(
                subject,
                switch (request.scale()) {
                    case DEFAULT -> run;
                    case NIGHTLY -> run.nightly();
                },
                request);
    }

    private static DriverUnderTest subject(Supplier<IDataDriver> opener) {
        try (IDataDriver driver = opener.get()) {
            return DriverUnderTest.named(driver.name())
                    .startedBy(opener)
                    .declaring(driver.supports().capabilities().toArray(Capability[]::new));
        }
    }

    /**
     * Runs the rules and prints what they come to, while they run and in the end.
     *
     * @param out for people
     * @param terminal whether a person watches
     * @return whether every rule is met
     */
    public boolean tell(PrintStream out, boolean terminal) {
        out.println("Conformance of " + subject.name());
        CapabilityList.print(subject.capabilities(), out);
        out.println();
        RuleProgress progress = new RuleProgress(out, terminal, run.size(), System::nanoTime);
        Summary summary = summary(progress::ended);
        progress.done();
        summary.print(out);
        out.flush();
        return summary.isGood();
    }

    /**
     * Runs the rules and prints what they came to as a line of JSON.
     *
     * @param out for programs
     * @return whether every rule is met
     */
    public boolean tellAsJson(PrintStream out) {
        Summary summary = summary(result -> {});
        out.println(SummaryJson.of(summary));
        out.flush();
        return summary.isGood();
    }

    private Summary summary(Consumer<RuleResult> listener) {
        return new Summary(QuietDriver.during(() -> run.start(listener)), run.seed(), request);
    }
}
