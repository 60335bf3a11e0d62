package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {
    @TempDir
    Path folder;

    @Test
    void everyNumberOfRecordsIsComparedWithTheFirst() throws IOException {
        BenchRun run = BenchRun.of("scale", "--once", "--rows=100,1200", "--results=" + folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Report.read(folder.resolve("2026-02-03-unknown.json")).results())
                .hasSize(18)
                .allSatisfy(result -> {
                    assertThat(result.benchmark()).startsWith("Scale");
                    assertThat(result.baseline()).isEqualTo(result.method().equals("100"));
                    assertThat(result.ratio()).isPositive();
                });
    }

    @Test
    void onlyThoseThatMatchAreMeasured() throws IOException {
        BenchRun run = BenchRun.of("scale", "--once", "--rows=100", "--only=Search.*only", "--results=" + folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Report.read(folder.resolve("2026-02-03-unknown.json")).results())
                .singleElement()
                .satisfies(result -> assertThat(result.benchmark()).isEqualTo("ScaleSearchBenchmark.only"));
    }

    @Test
    void aNameThatNothingHasIsWrongUsage() {
        BenchRun run = BenchRun.of("scale", "--only=FindFiltered");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--only FindFiltered: nothing that grows has such a name");
    }

    @Test
    void fewerRecordsThanAPageAreWrongUsage() {
        BenchRun run = BenchRun.of("scale", "--rows=99");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--rows must be 100 or more, got 99");
    }
}
