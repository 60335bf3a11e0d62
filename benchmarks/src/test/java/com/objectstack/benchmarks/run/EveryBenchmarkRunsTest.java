package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.benchmarks.QueryShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks say nothing in a test, but they run. */
class EveryBenchmarkRunsTest {
    @TempDir
    Path folder;

    @Test
    void everyBenchmarkRunsOnceAndHasABaseline() throws IOException {
        BenchRun run = BenchRun.of(
                "--once",
                "--results=" + folder,
                "--commit=abc1234",
                "--param=documents=300",
                "--param=vectors=30",
                "--param=records=300",
                "--param=accounts=300",
                "--param=rows=20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Measured> results =
                Report.read(folder.resolve("2026-02-03-abc1234.json")).results();
        assertThat(results)
                .hasSize(2 * QueryShape.values().length + 63)
                .allSatisfy(result -> assertThat(result.ratio())
                        .as(result.benchmark() + "." + result.method())
                        .isPositive());
    }
}
