package com.objectstack.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Strength;
import com.objectstack.conformance.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    private void run(RuleProgress progress) {
        ended(progress, "find-01", Verdict.PASS);
        ended(progress, "find-02", Verdict.FAIL);
        ended(progress, "sort-01", Verdict.PASS);
        ended(progress, "sort-02", Verdict.NOT_DECLARED);
        progress.done();
    }

    private void ended(RuleProgress progress, String rule, Verdict verdict) {
        now += SECOND;
        progress.ended(new RuleResult(rule, Strength.REQUIRED, "a rule", List.of(), verdict, null, null));
    }

    @Test
    void eachAreaIsALineWhenNobodyWatches() {
        run(new RuleProgress(out, false, 4, () -> now));

        assertThat(text().lines())
                .containsExactly(
                        "  find    1 passed   1 failed   0 other     2.0 s",
                        "  sort    1 passed   0 failed   1 other     2.0 s");
    }

    @Test
    void aTerminalSeesABarThatIsErasedInTheEnd() {
        run(new RuleProgress(out, true, 4, () -> now));

        assertThat(text())
                .contains("\r  [###############               ]  50 %  2 of 4 rules, 1 failed  find-02\u001b[K")
                .contains("] 100 %")
                .contains("\r\u001b[K  sort    1 passed");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
