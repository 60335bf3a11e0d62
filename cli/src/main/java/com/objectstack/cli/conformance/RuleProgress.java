package com.objectstack.cli.conformance;

import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shows how far a run is: a line for each area, and on a terminal a bar that moves. For one thread. */
final class RuleProgress {
    private static final int BAR_WIDTH = 30;
    private static final double NANOS_PER_SECOND = 1_000_000_000.0;
    private static final long REDRAW_NANOS = 50_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final int expected;
    private final LongSupplier nanoTime;
    private final Map<Verdict, Integer> ofArea = new EnumMap<>(Verdict.class);
    private String area = "";
    private long areaBegin;
    private long lastEnded;
    private long drawn;
    private int ended;
    private int failed;

    RuleProgress(PrintStream out, boolean terminal, int expected, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.expected = Math.max(1, expected);
        this.nanoTime = nanoTime;
        this.areaBegin = nanoTime.getAsLong();
        this.lastEnded = areaBegin;
        this.drawn = areaBegin - REDRAW_NANOS;
    }

    /** A rule has come to something; all of one area come in a row. */
    void ended(RuleResult result) {
        String now = result.rule().substring(0, result.rule().indexOf('-'));
        if (!now.equals(area)) {
            endArea();
            area = now;
        }
        ofArea.merge(result.verdict(), 1, Integer::sum);
        ended++;
        failed += result.verdict() == Verdict.FAIL ? 1 : 0;
        lastEnded = nanoTime.getAsLong();
        if (terminal && lastEnded - drawn >= REDRAW_NANOS) {
            drawn = lastEnded;
            drawBar(result.rule());
        }
    }

    /** The run is over. */
    void done() {
        endArea();
    }

    private void endArea() {
        if (!ofArea.isEmpty()) {
            eraseBar();
            out.printf(
                    Locale.ROOT,
                    "  %-5s %3d passed %3d failed %3d other  %6.1f s%n",
                    area,
                    count(Verdict.PASS),
                    count(Verdict.FAIL),
                    ofArea.values().stream().mapToInt(number -> number).sum()
                            - count(Verdict.PASS)
                            - count(Verdict.FAIL),
                    (lastEnded - areaBegin) / NANOS_PER_SECOND);
            out.flush();
        }
        ofArea.clear();
        areaBegin = lastEnded;
    }

    private int count(Verdict verdict) {
        return ofArea.getOrDefault(verdict, 0);
    }

    private void drawBar(String rule) {
        double share = Math.min(1, ended / (double) expected);
        int full = (int) Math.round(share * BAR_WIDTH);
        out.printf(
                Locale.ROOT,
                "\r  [%s%s] %3.0f %%  %d of %d rules, %d failed  %s\u001b[K",
                "#".repeat(full),
                " ".repeat(BAR_WIDTH - full),
                share * 100,
                ended,
                expected,
                failed,
                rule);
        out.flush();
    }

    private void eraseBar() {
        if (terminal) {
            out.print("\r\u001b[K");
        }
    }
}
