package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.DriverBenchmark;
import com.objectstack.benchmarks.SharedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What to run and how.
 *
 * @param only a regular expression that some part of a benchmark's full name matches
 * @param except one that it must not match, or an empty text
 * @param thoroughness how long it takes
 * @param params values of parameters by name, in place of the benchmarks' own
 * @param own options of the virtual machines that other requests do without
 * @param isForgiving whether the others go on when one fails
 */
record Request(
        String only,
        String except,
        Thoroughness thoroughness,
        Map<String, String> params,
        List<String> own,
        boolean isForgiving) {
    /** What is asked of numbers of records. */
    static final String SCALE = "\\.Scale[A-Za-z]*Benchmark\\.";

    /** What needs a server. */
    static final String REMOTE = "\\.Remote[A-Za-z]+Benchmark\\.";

    /** What commands and options of their own run. */
    static final String SPECIAL = DriverBenchmark.class.getSimpleName() + "\\.|" + SCALE + "|" + REMOTE;

    /** Growing it is no benchmark's question. */
    private static final List<String> FIXED_HEAP = List.of("-Xms1g", "-Xmx1g");

    /** What is not needed is not taken, so that a peak tells something. */
    private static final List<String> SMALL_HEAP = List.of("-Xms16m", "-Xmx256m");

    private static final List<String> JVM_ARGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-Dslf4j.internal.verbosity=ERROR");

    /** Older ones do not know the option, newer ones warn without it. */
    private static final int FIRST_JDK_THAT_WARNS_OF_UNSAFE = 23;

    private static final TimeValue SHORT = TimeValue.milliseconds(500);

    /** How much is measured. */
    enum Thoroughness {
        /** What the benchmarks say themselves: three virtual machines each. */
        FULL,
        /** A look that takes some seconds a benchmark, in one virtual machine. */
        QUICK,
        /** Every benchmark once, in this virtual machine: it works, and no time means anything. */
        ONCE
    }

    /** Copies map and list, keeping their order. */
    Request {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        own = List.copyOf(own);
    }

    /** An expression that finds names in which both others find something. */
    static String both(@Nullable String one, String other) {
        return one == null ? other : "^(?=.*(?:" + one + ")).*" + other;
    }

    /** All that match, in a heap of fixed size, until one fails. */
    static Request of(String only, Thoroughness thoroughness, Map<String, String> params) {
        return new Request(only, "", thoroughness, params, FIXED_HEAP, false);
    }

    /** The same without some. */
    Request except(String names) {
        return new Request(only, names, thoroughness, params, own, isForgiving);
    }

    /** The same in a heap that grows as it must, up to 256 MB, with files made once for all processes. */
    Request inSmallHeapSharing(Path folder) {
        List<String> both = new ArrayList<>(SMALL_HEAP);
        both.add(SharedFolder.argument(folder));
        return new Request(only, except, thoroughness, params, both, isForgiving);
    }

    /** The same, whatever fails. */
    Request forgiving() {
        return new Request(only, except, thoroughness, params, own, true);
    }

    /** For JMH. */
    Options options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(only)
                .addProfiler(GCProfiler.class)
                .addProfiler(PeakMemory.class)
                .shouldFailOnError(!isForgiving)
                .jvmArgs(jvmArgs());
        if (!except.isEmpty()) {
            options.exclude(except);
        }
        params.forEach((name, value) -> options.param(name, value.split(",")));
        switch (thoroughness) {
            case FULL -> {}
            case QUICK ->
                options.forks(1)
                        .warmupIterations(2)
                        .warmupTime(SHORT)
                        .measurementIterations(3)
                        .measurementTime(SHORT);
            case ONCE ->
                options.forks(0).mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
        }
        return options.build();
    }

    private String[] jvmArgs() {
        List<String> args = new ArrayList<>(own);
        args.addAll(JVM_ARGS);
        if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS_OF_UNSAFE) {
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args.toArray(String[]::new);
    }
}
