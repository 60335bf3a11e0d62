package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.CompiledStatement;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Baselines written by hand are, or find, what ours is or finds. */
class BaselinesTest {
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
