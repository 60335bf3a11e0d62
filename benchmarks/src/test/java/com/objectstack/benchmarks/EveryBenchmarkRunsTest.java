package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.CompiledStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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
        // Times do not matter here, so another run on the same machine may go on.
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("com.objectstack.benchmarks.*")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .param("documents", "300")
                        .param("vectors", "30")
                        .param("records", "300")
                        .param("accounts", "300")
                        .param("rows", "20")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .output(folder.resolve("jmh.log").toString())
                        .jvmArgs()
                        .build())
                .run();

        assertThat(results).hasSize(2 * QueryShape.values().length + 59);
    }

    @Test
    void theBaselineIsTheStatementWeMake() {
        CompileBaselineBenchmark benchmark = new CompileBaselineBenchmark();

        CompiledStatement ours = benchmark.cold();

        assertThat(benchmark.byHand().getSQL()).isEqualTo(ours.sql());
        assertThat(benchmark.byHand().getBindValues()).isEqualTo(ours.binds());
        assertThat(benchmark.warm()).isEqualTo(ours);
    }

    @Test
    void searchesByHandFindWhatOursFind() throws IOException, SQLException {
        SearchBenchmark benchmark = new SearchBenchmark();
        benchmark.documents = 3_000;
        benchmark.open();
        try {
            List<SearchBenchmark.Hit> ours = benchmark.driver().stream()
                    .map(record -> new SearchBenchmark.Hit(
                            record.getString("id"), record.getString("title"), record.getDouble("_score")))
                    .toList();

            assertThat(ours).hasSize(20).isEqualTo(benchmark.fts5Joined());
            assertThat(benchmark.fts5())
                    .isEqualTo(ours.stream().map(SearchBenchmark.Hit::score).toList());
        } finally {
            benchmark.close();
        }
    }

    @Test
    void theScanByHandFindsWhatOursFinds() throws IOException, SQLException {
        NearestBenchmark benchmark = new NearestBenchmark();
        benchmark.vectors = 100;
        benchmark.open();
        try {
            List<NearestBenchmark.Neighbour> ours = benchmark.driver().stream()
                    .map(record ->
                            new NearestBenchmark.Neighbour(record.getString("id"), record.getDouble("_distance")))
                    .toList();

            assertThat(ours).hasSize(10).isEqualTo(benchmark.plainJdbc());
        } finally {
            benchmark.close();
        }
    }
}
