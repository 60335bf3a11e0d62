package com.objectstack.cli.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a load is: a line for each object and one for all, and on a terminal a bar that moves. Thread-safe.
 */
final class LoadProgress {
    private static final int BAR_WIDTH = 30;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long REDRAW_NANOS = NANOS_PER_SECOND / 20;

    private final PrintStream out;
    private final boolean terminal;
    private final long expectedRows;
    private final LongSupplier nanoTime;
    private final long begin;
    private String object = "";
    private long objectRows;
    private long objectBegin;
    private long rows;
    private long lastStored;
    private long drawn;

    LoadProgress(PrintStream out, boolean terminal, long expectedRows, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.expectedRows = Math.max(1, expectedRows);
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.objectBegin = begin;
        this.lastStored = begin;
        this.drawn = begin - REDRAW_NANOS;
    }

    /** More records of an object are stored; all of one object come in a row. */
    synchronized void stored(String name, int count) {
        if (!name.equals(object)) {
            endObject();
            object = name;
        }
        objectRows += count;
        rows += count;
        lastStored = nanoTime.getAsLong();
        if (terminal && lastStored - drawn >= REDRAW_NANOS) {
            drawn = lastStored;
            drawBar();
        }
    }

    /** Everything is stored. */
    synchronized void done() {
        endObject();
        long nanos = lastStored - begin;
        out.printf(
                Locale.ROOT,
                "  %-14s %,9d rows  %,9d rows/s, %.1f s in all%n",
                "all",
                rows,
                perSecond(rows, nanos),
                nanos / (double) NANOS_PER_SECOND);
    }

    private void endObject() {
        if (objectRows > 0) {
            eraseBar();
            out.printf(
                    Locale.ROOT,
                    "  %-14s %,9d rows  %,9d rows/s%n",
                    object,
                    objectRows,
                    perSecond(objectRows, lastStored - objectBegin));
            out.flush();
        }
        objectRows = 0;
        objectBegin = lastStored;
    }

    private void drawBar() {
        double share = Math.min(1, rows / (double) expectedRows);
        int full = (int) Math.round(share * BAR_WIDTH);
        out.printf(
                Locale.ROOT,
                "\r  [%s%s] %3.0f %%  %,d rows/s  %s\u001b[K",
                "#".repeat(full),
                " ".repeat(BAR_WIDTH - full),
                share * 100,
                perSecond(rows, lastStored - begin),
                object);
        out.flush();
    }

    private void eraseBar() {
        if (terminal) {
            out.print("\r\u001b[K");
        }
    }

    private static long perSecond(long count, long nanos) {
        return nanos <= 0 ? 0 : Math.round(count * (double) NANOS_PER_SECOND / nanos);
    }
}
