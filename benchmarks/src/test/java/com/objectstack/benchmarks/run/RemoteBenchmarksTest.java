package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.benchmarks.RemoteQuestion;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench --url} on a real server. */
@RequiresSqld
class RemoteBenchmarksTest {
    @TempDir
    Path folder;

    @Test
    void everyBenchmarkOfAServerRunsOnceAndHasABaseline(HranaTestClient server) throws IOException {
        BenchRun run = run(server, "--param=accounts=20", "--param=rows=5");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Measured> results =
                Report.read(folder.resolve("2026-02-03-abc1234.json")).results();
        assertThat(results)
                .hasSize(10 + 2 * RemoteQuestion.values().length)
                .allSatisfy(result -> assertThat(result.ratio()).isPositive());
    }

    @Test
    void onlyNamesBenchmarksOfTheServer(HranaTestClient server) throws IOException {
        BenchRun run = run(server, "--only", "FindById", "--param=accounts=20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Report.read(folder.resolve("2026-02-03-abc1234.json")).results())
                .hasSize(2);
    }

    @Test
    void aServerAndAnotherDriverExcludeEachOther() {
        assertThat(BenchRun.of("--url", "http://127.0.0.1:1", "--driver", "com.acme.Driver")
                        .exitCode())
                .isEqualTo(2);
    }

    private BenchRun run(HranaTestClient server, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--once",
                "--results=" + folder,
                "--commit=abc1234",
                "--url=" + server.url(),
                "--namespace=" + server.database()));
        arguments.addAll(List.of(more));
        return BenchRun.of(arguments.toArray(String[]::new));
    }
}
