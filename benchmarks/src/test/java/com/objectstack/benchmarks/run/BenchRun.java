package com.objectstack.benchmarks.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** {@code bench}, run in this process. */
record BenchRun(int exitCode, String out, String err) {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06.789Z"));

    static BenchRun of(String... args) {
        // Times do not matter here, so another run on the same machine may go on.
        System.setProperty("jmh.ignoreLock", "true");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Bench.commandLine(stream(out), stream(err), CLOCK).execute(args);
        return new BenchRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
