package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void aChangeBeyondTheNoiseOfBothIsFasterOrSlower() {
        assertThat(compared(time(10.0, 0.3), time(9.0, 0.3))).containsExactly("-10.0 %", "± 4.0 %", "faster");
        assertThat(compared(time(10.0, 0.3), time(12.0, 0.3))).containsExactly("+20.0 %", "± 4.7 %", "slower");
    }

    @Test
    void aChangeWithinTheNoiseIsNone() {
        assertThat(compared(time(10.0, 1.0), time(9.0, 1.0))).containsExactly("-10.0 %", "± 13.5 %", "the same");
    }

    @Test
    void moreThroughputIsFaster() {
        assertThat(compared(result("thrpt", 100.0, 1.0), result("thrpt", 120.0, 1.0)))
                .containsExactly("+20.0 %", "± 1.6 %", "faster");
    }

    @Test
    void withoutNoiseThereIsNoVerdict() {
        assertThat(compared(time(10.0, null), time(20.0, 0.1))).containsExactly("+100.0 %", "unknown");
    }

    @Test
    void whatOnlyOneHasIsNewOrGone() {
        String gone = Comparison.of(report(time(10.0, 0.1)), report());
        String isNew = Comparison.of(report(), report(time(10.0, 0.1)));

        assertThat(gone.lines().toList().get(1))
                .startsWith("OneBenchmark, rows=5, driver")
                .endsWith("gone");
        assertThat(isNew.lines().toList().get(1))
                .startsWith("OneBenchmark, rows=5, driver")
                .endsWith("new");
    }

    /** The cells of the only line, from the change on. */
    private static List<String> compared(Measured before, Measured after) {
        String line =
                Comparison.of(report(before), report(after)).lines().toList().get(1);
        List<String> cells = List.of(line.split(" {2,}"));
        return cells.subList(4, cells.size());
    }

    private static Measured time(double score, @Nullable Double error) {
        return result("avgt", score, error);
    }

    private static Measured result(String mode, double score, @Nullable Double error) {
        return new Measured(
                "OneBenchmark",
                "driver",
                false,
                Map.of("rows", "5"),
                1,
                mode,
                "us/op",
                score,
                error,
                List.of(score),
                null,
                null,
                null);
    }

    private static Report report(Measured... results) {
        return new Report(Environment.here(Instant.EPOCH, "abc"), List.of(results));
    }
}
