package com.objectstack.driver.remote;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an idle transaction from expiring: a server ends a stream that it has not heard of for 10 seconds. After 30 seconds
 * without a statement the transaction is given up, for it keeps all other writers waiting. Thread-safe.
 */
final class KeepAlive {
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private static final Duration PERIOD = Duration.ofSeconds(4);

    private final Check check;
    private final Watchdog watchdog;
    private volatile long lastUse = System.nanoTime();

    /** Asks after the transaction. */
    @FunctionalInterface
    interface Check {
        /**
         * Asks the server, or gives the transaction up.
         *
         * @param isTooLong whether it has been idle for too long
         * @return whether to ask again
         */
        boolean isThere(boolean isTooLong);
    }

    KeepAlive(Check check, Watchdog watchdog) {
        this.check = check;
        this.watchdog = watchdog;
    }

    void start() {
        watchdog.in(PERIOD, this::ask);
    }

    /** Says that a statement has run. */
    void used() {
        lastUse = System.nanoTime();
    }

    private void ask() {
        long idle = System.nanoTime() - lastUse;
        boolean isRecent = idle < TimeUnit.NANOSECONDS.convert(PERIOD) / 2;
        if (isRecent || check.isThere(idle > TimeUnit.NANOSECONDS.convert(LONGEST_IDLE))) {
            start();
        }
    }
}
