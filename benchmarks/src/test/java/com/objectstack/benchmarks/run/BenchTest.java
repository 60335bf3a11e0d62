package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    Path folder;

    private BenchRun once(String only) {
        return BenchRun.of("--once", "--only", only, "--param", "accounts=10", "--results", folder.toString());
    }

    @Test
    void printsATableAndWhereTheResultsAre() {
        BenchRun run = once("FindById.*(driver|jdbc)$");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        title -> assertThat(title).isEqualTo("FindByIdBenchmark, accounts=10"),
                        ours -> assertThat(ours).matches("  driver +[0-9.,]+ +us/op +[0-9.]+ x +[0-9,]+ B/op.*"),
                        floor -> assertThat(floor).matches("  jdbc +[0-9.,]+ +us/op +baseline +[0-9,]+ B/op.*"),
                        blank -> assertThat(blank).isEmpty(),
                        kept -> assertThat(kept)
                                .isEqualTo("Kept in " + folder.resolve("2026-02-03-unknown.json") + ", charts in "
                                        + folder.resolve("2026-02-03-unknown")));
        assertThat(folder.resolve("2026-02-03-unknown/FindByIdBenchmark.svg")).isNotEmptyFile();
    }

    @Test
    void keepsMachineJdkAndVersionsWithTheResults() throws IOException {
        once("FindById.*driver$");

        Environment environment =
                Report.read(folder.resolve("2026-02-03-unknown.json")).environment();
        assertThat(environment.date()).isEqualTo("2026-02-03T04:05:06.789Z");
        assertThat(environment.machine()).containsKeys("os", "arch", "cores");
        assertThat(environment.jdk()).contains(Runtime.version().toString());
        assertThat(environment.versions()).containsKeys("objectstack", "jooq", "jdbi", "jmh", "sqlite-jdbc", "sqlite");
    }

    @Test
    void aSecondRunOfADayKeepsTheFirst() {
        once("FindById.*driver$");
        once("FindById.*driver$");

        assertThat(folder.resolve("2026-02-03-unknown.json")).exists();
        assertThat(folder.resolve("2026-02-03-unknown-2.json")).exists();
    }

    @Test
    void aNameThatNoBenchmarkHasIsWrongUsage() {
        BenchRun run = once("Nonsense");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--only Nonsense: no benchmark has such a name");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onceAndQuickExcludeEachOther() {
        BenchRun run = BenchRun.of("--once", "--quick");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--once and --quick exclude each other");
    }

    @Test
    void aFileThatHoldsNoResultsIsAFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "[]");

        BenchRun run = BenchRun.of("compare", file.toString(), file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isNotBlank();
    }
}
