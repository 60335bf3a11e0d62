package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.DriverBenchmark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What to run and how thoroughly.
 *
 * @param only a regular expression that some part of a benchmark's full name matches
 * @param thoroughness how long it takes
 * @param params values of parameters by name, in place of the benchmarks' own
 * @param isForgiving whether the others go on when one fails
 */
record Request(String only, Thoroughness thoroughness, Map<String, String> params, boolean isForgiving) {
    /** A fixed heap: growing it is no benchmark's question. */
    private static final List<String> JVM_ARGS = List.of(
            "-Xms1g",
            "-Xmx1g",
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

    /** Copies the map, keeping its order. */
    Request {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** For JMH. */
    Options options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(only)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(!isForgiving)
                .jvmArgs(jvmArgs());
        if (!params.containsKey("driver")) {
            options.exclude(DriverBenchmark.class.getSimpleName() + "\\.");
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
                options.forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1);
        }
        return options.build();
    }

    private static String[] jvmArgs() {
        List<String> args = new ArrayList<>(JVM_ARGS);
        if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS_OF_UNSAFE) {
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        return args.toArray(String[]::new);
    }
}
