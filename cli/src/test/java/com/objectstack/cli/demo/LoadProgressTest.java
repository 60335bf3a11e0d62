package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void eachObjectIsALineWhenNobodyWatches() {
        LoadProgress progress = new LoadProgress(out, false, 4_000, () -> now);

        now += SECOND;
        progress.stored("customer", 1_000);
        now += SECOND;
        progress.stored("order", 1_000);
        now += SECOND;
        progress.stored("order", 2_000);
        progress.done();

        assertThat(text().lines())
                .containsExactly(
                        "  customer           1,000 rows      1,000 rows/s",
                        "  order              3,000 rows      1,500 rows/s",
                        "  all                4,000 rows      1,333 rows/s, 3.0 s in all");
    }

    @Test
    void aTerminalSeesABarThatIsErasedInTheEnd() {
        LoadProgress progress = new LoadProgress(out, true, 4_000, () -> now);

        now += SECOND;
        progress.stored("order", 2_000);
        now += SECOND;
        progress.stored("order", 3_000);
        progress.done();

        assertThat(text())
                .contains("\r  [###############               ]  50 %  2,000 rows/s  order\u001b[K")
                .contains("] 100 %")
                .contains("\r\u001b[K  order              5,000 rows");
    }

    @Test
    void theBarIsNotDrawnMoreOftenThanAnyoneCanSee() {
        LoadProgress progress = new LoadProgress(out, true, 100, () -> now);

        for (int i = 0; i < 100; i++) {
            now += SECOND / 1_000;
            progress.stored("order", 1);
        }

        assertThat(text().split("\\[#|\\[ ", -1)).hasSizeLessThan(5);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
