package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.CompiledStatement;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Benchmarks say nothing in a test, but they run, and compare like with like. */
class EveryBenchmarkRunsTest {
    @TempDir
    Path folder;

    @Test
    void everyBenchmarkRunsOnce() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("com.objectstack.benchmarks.*")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .output(folder.resolve("jmh.log").toString())
                        .jvmArgs()
                        .build())
                .run();

        assertThat(results).hasSize(2 * QueryShape.values().length + 3);
    }

    @Test
    void theBaselineIsTheStatementWeMake() {
        CompileBaselineBenchmark benchmark = new CompileBaselineBenchmark();

        CompiledStatement ours = benchmark.cold();

        assertThat(benchmark.byHand().getSQL()).isEqualTo(ours.sql());
        assertThat(benchmark.byHand().getBindValues()).isEqualTo(ours.binds());
        assertThat(benchmark.warm()).isEqualTo(ours);
    }
}
