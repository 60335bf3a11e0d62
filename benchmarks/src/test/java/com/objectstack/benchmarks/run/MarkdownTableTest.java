package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code bench table}, and the table of the README, which it printed. */
class MarkdownTableTest {
    private static final Path ROOT = Path.of("..");

    /** The command that printed it, and what it printed. */
    private static final Pattern PRINTED =
            Pattern.compile("<!-- bench table ([^>]+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);

    private static Measured measured(
            String benchmark, String method, boolean isBaseline, int threads, String mode, double score, double floor) {
        return new Measured(
                benchmark,
                method,
                isBaseline,
                Map.of("accounts", "100"),
                threads,
                mode,
                mode.equals("thrpt") ? "ops/s" : "us/op",
                score,
                null,
                List.of(score),
                null,
                null,
                score / floor);
    }

    @Test
    void eachWayIsAMultipleOfTheFloor() {
        assertThat(MarkdownTable.of(List.of(
                        measured("FindByIdBenchmark", "driver", false, 1, "avgt", 12.5, 10),
                        measured("FindByIdBenchmark", "jdbc", true, 1, "avgt", 10, 10),
                        measured("FindByIdBenchmark", "knex", false, 1, "avgt", 123, 10),
                        measured("CountBenchmark", "driver", false, 1, "avgt", 4_000, 2_000),
                        measured("CountBenchmark", "jdbc", true, 1, "avgt", 2_000, 2_000))))
                .isEqualTo("""
                        | | floor | ours | knex |
                        |:--|--:|--:|--:|
                        | one record by its id | 10.0 µs | 1.25 | 12 |
                        | a number of records | 2.0 ms | 2.00 |  |
                        """);
    }

    @Test
    void moreThroughputIsLessTime() {
        assertThat(MarkdownTable.of(List.of(
                        measured("ConcurrencyBenchmark", "driverBy16", false, 16, "thrpt", 20_000, 30_000),
                        measured("ConcurrencyBenchmark", "poolBy16", true, 16, "thrpt", 30_000, 30_000))))
                .contains("| nine reads to a write, 16 threads | 30,000/s | 1.50 |");
    }

    @Test
    void theTableOfTheReadmeIsThatOfItsResults() throws IOException {
        Matcher printed = PRINTED.matcher(Files.readString(ROOT.resolve("README.md")));

        assertThat(printed.find()).isTrue();
        List<Measured> results = new ArrayList<>();
        for (String file : printed.group(1).split(" ")) {
            results.addAll(Report.read(ROOT.resolve(file)).results());
        }
        assertThat(printed.group(2)).isEqualTo(MarkdownTable.of(results));
    }
}
