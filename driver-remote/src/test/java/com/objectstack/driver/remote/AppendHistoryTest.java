package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.remote.AppendHistory.Transaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker of histories finds what it is there for. */
class AppendHistoryTest {
    private static Transaction appends(Map<Long, List<Long>> appends) {
        return new Transaction(appends, Map.of());
    }

    @Test
    void oneAfterAnotherIsFine() {
        AppendHistory history = new AppendHistory(
                List.of(
                        appends(Map.of(1L, List.of(10L))),
                        new Transaction(Map.of(1L, List.of(11L)), Map.of(1L, List.of(10L), 2L, List.of())),
                        appends(Map.of(2L, List.of(20L)))),
                Map.of(1L, List.of(10L, 11L), 2L, List.of(20L)));

        assertThat(history.anomalies()).isEmpty();
    }

    @Test
    void writesInTwoOrdersAreAWriteCycle() {
        AppendHistory history = new AppendHistory(
                List.of(
                        appends(Map.of(1L, List.of(10L), 2L, List.of(20L))),
                        appends(Map.of(1L, List.of(11L), 2L, List.of(21L)))),
                Map.of(1L, List.of(10L, 11L), 2L, List.of(21L, 20L)));

        assertThat(history.anomalies()).containsExactly("write cycle (G0)");
    }

    @Test
    void readingEachOthersWritesIsACircularFlow() {
        AppendHistory history = new AppendHistory(
                List.of(
                        new Transaction(Map.of(1L, List.of(10L)), Map.of(2L, List.of(20L))),
                        new Transaction(Map.of(2L, List.of(20L)), Map.of(1L, List.of(10L)))),
                Map.of(1L, List.of(10L), 2L, List.of(20L)));

        assertThat(history.anomalies()).containsExactly("circular information flow (G1c)");
    }

    @Test
    void missingEachOthersWritesIsAnAntiDependencyCycle() {
        AppendHistory history = new AppendHistory(
                List.of(
                        new Transaction(Map.of(1L, List.of(10L)), Map.of(2L, List.of())),
                        new Transaction(Map.of(2L, List.of(20L)), Map.of(1L, List.of()))),
                Map.of(1L, List.of(10L), 2L, List.of(20L)));

        assertThat(history.anomalies()).containsExactly("anti-dependency cycle (G2)");
    }

    @Test
    void whatNobodyWroteOrWhatIsGoneIsTold() {
        AppendHistory history = new AppendHistory(
                List.of(new Transaction(Map.of(1L, List.of(10L)), Map.of(2L, List.of(99L)))), Map.of(2L, List.of(99L)));

        assertThat(history.anomalies())
                .containsExactly("aborted read: 99 was read and is of no transaction", "lost append: 10");
    }

    @Test
    void aReadThatIsNoBeginningIsTold() {
        AppendHistory history = new AppendHistory(
                List.of(appends(Map.of(1L, List.of(10L, 11L))), new Transaction(Map.of(), Map.of(1L, List.of(11L)))),
                Map.of(1L, List.of(10L, 11L)));

        assertThat(history.anomalies()).hasSize(1).first().asString().contains("no beginning");
    }
}
