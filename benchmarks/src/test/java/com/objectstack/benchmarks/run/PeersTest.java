package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench --peers}, with a program in the place of Node that keeps what it is asked and answers at once. */
@DisabledOnOs(OS.WINDOWS)
class PeersTest {
    private static final String NODE = """
            #!/bin/sh
            echo "$2" >> asked
            case "$2" in
              *'"knex"'*) echo '{"scores":[2.0,4.0],"peakMib":10.5}' ;;
              *'"driver-turso"'*) echo '{"unsupported":true}' ;;
              *'"libsql-client"'*) echo 'cannot find its library' >&2; exit 3 ;;
              *) echo '{"scores":[1.0],"peakMib":10}' ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path scripts;

    @BeforeEach
    void makeScripts() throws IOException {
        scripts = folder.resolve("peers");
        Path node = scripts.resolve("node_modules/.bin/node");
        Files.createDirectories(node.getParent());
        Files.writeString(scripts.resolve("package.json"), "{\"dependencies\":{\"acme\":\"1.2.3\"}}");
        Files.writeString(node, NODE);
        Files.createFile(scripts.resolve("node_modules/.package-lock.json"));
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private BenchRun run() {
        return BenchRun.of(
                "--once",
                "--only=FindById",
                "--param=accounts=20",
                "--results=" + folder,
                "--commit=abc1234",
                "--peers",
                "--peers-folder=" + scripts);
    }

    private Report report() throws IOException {
        return Report.read(folder.resolve("2026-02-03-abc1234.json"));
    }

    @Test
    void peersStandBesideTheSameBaseline() throws IOException {
        BenchRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        Measured floor = report().results().stream()
                .filter(Measured::baseline)
                .findFirst()
                .orElseThrow();
        assertThat(report().results())
                .filteredOn(one -> one.method().equals("knex"))
                .singleElement()
                .satisfies(knex -> {
                    assertThat(knex.group()).isEqualTo(floor.group());
                    assertThat(knex.score()).isEqualTo(3);
                    assertThat(knex.ratio()).isEqualTo(3 / floor.score());
                    assertThat(knex.peakMib()).isEqualTo(10.5);
                });
        assertThat(run.out()).contains("knex", "better-sqlite3");
    }

    @Test
    void peersThatCannotAnswerAreLeftOut() throws IOException {
        BenchRun run = run();

        assertThat(report().results()).extracting(Measured::method).doesNotContain("driver-turso", "libsql-client");
        assertThat(run.err())
                .contains("libsql-client, FindByIdBenchmark, accounts=20: left out, it ended with 3: cannot find its");
    }

    @Test
    void peersAreGivenAFileOfTheSameRows() throws IOException {
        run();

        List<String> asked = Files.readAllLines(scripts.resolve("asked"));
        assertThat(asked).hasSize(4);
        JsonNode request = new ObjectMapper().readTree(asked.get(0));
        assertThat(request.path("question").asText()).isEqualTo("FindById");
        assertThat(request.path("params").path("accounts").asText()).isEqualTo("20");
        assertThat(request.path("file").asText()).endsWith(".db");
        assertThat(asked)
                .extracting(one -> new ObjectMapper().readTree(one).path("file"))
                .doesNotHaveDuplicates();
    }

    @Test
    void resultsNameTheirVersions() throws IOException {
        run();

        assertThat(report().environment().versions())
                .containsEntry("acme", "1.2.3")
                .containsKey("sqlite");
    }

    @Test
    void withoutScriptsNothingIsMeasured() throws IOException {
        Files.delete(scripts.resolve("package.json"));

        BenchRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--peers: there are no scripts in");
        assertThat(folder.resolve("2026-02-03-abc1234.json")).doesNotExist();
    }

    @Test
    void anotherDriverIsNotComparedWithThem() {
        assertThat(BenchRun.of("--peers", "--driver", "com.acme.Driver").exitCode())
                .isEqualTo(2);
        assertThat(BenchRun.of("--peers", "--url", "http://127.0.0.1:1", "--namespace", "a")
                        .exitCode())
                .isEqualTo(2);
    }
}
