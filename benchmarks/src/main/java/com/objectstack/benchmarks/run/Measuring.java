package com.objectstack.benchmarks.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks, prints what they came to and keeps it.
 *
 * @param out for the table
 * @param err for what JMH has to say meanwhile
 * @param clock says when
 */
record Measuring(PrintStream out, PrintStream err, InstantSource clock) {
    /**
     * Runs them.
     *
     * @param peers what else answers the same questions, null for nothing
     * @throws RunnerException if one fails, or there is none
     */
    void run(Request request, RunOptions options, @Nullable Peers peers) throws IOException, RunnerException {
        Environment environment = Environment.here(clock.instant(), options.commit());
        if (peers != null) {
            peers.install();
            environment = environment.with(peers.versions());
        }
        List<Measured> measured = new ArrayList<>(Measurements.of(
                new Runner(request.options(), OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL))
                        .run()));
        if (peers != null) {
            measured.addAll(peers.beside(measured));
        }
        out.print(ResultTable.of(measured));
        out.println();
        Path file = new Report(environment, measured).writeInto(options.results());
        out.println("Kept in " + file + ", charts in " + Chart.writeBeside(file, measured));
    }
}
