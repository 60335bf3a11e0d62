package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private final CommandRun run = new CommandRun(new UrlOpener());

    @TempDir
    Path dir;

    @Test
    void itLoadsAndAsksAndLeavesADatabaseToAsk() {
        Path folder = dir.resolve("new folder");

        assertThat(run.exit("demo", "--dir", folder.toString(), "--scale", "0.001"))
                .as(run::err)
                .isZero();

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("line_item +6,005 rows +[\\d,]+ rows/s")
                .containsPattern("all +8,695 rows +[\\d,]+ rows/s")
                .contains("3.1 ", "3.16 ", "Plan", "SCAN", "SQL")
                .doesNotContain("\u001b");
        assertThat(run.exit(
                        "query",
                        "--url",
                        folder.resolve("tpch.db").toUri().toString(),
                        "--schema",
                        folder.resolve("tpch.schema.json").toString(),
                        "--object",
                        "order",
                        "--query",
                        "{\"aggregations\":[{\"function\":\"count\",\"alias\":\"n\"}]}",
                        "--format",
                        "csv"))
                .as(run::err)
                .isZero();
        assertThat(run.out()).isEqualTo("n\r\n1500\r\n");
    }

    @Test
    void itOverwritesNothing() throws IOException {
        Path database = Files.writeString(dir.resolve("tpch.db"), "mine");

        assertThat(run.exit("demo", "--dir", dir.toString(), "--scale", "0.001"))
                .isEqualTo(1);

        assertThat(run.err()).contains("INVALID_CONFIG", "exists already");
        assertThat(Files.readString(database)).isEqualTo("mine");
    }
}
