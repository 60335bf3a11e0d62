package com.objectstack.cli.conformance;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets drivers log nothing while the kit runs: it provokes what they warn of, hundreds of times. */
final class QuietDriver {
    /** Kept: the logging system forgets loggers that no one holds. */
    private static final Logger DRIVERS = Logger.getLogger("com.objectstack");

    private QuietDriver() {}

    static <T> T during(Supplier<T> run) {
        @Nullable Level before = DRIVERS.getLevel();
        DRIVERS.setLevel(Level.OFF);
        try {
            return run.get();
        } finally {
            DRIVERS.setLevel(before);
        }
    }
}
