package com.objectstack.cli.conformance;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drivers log nothing until this is closed: the kit provokes what they warn of, hundreds of times. */
final class QuietDriver implements AutoCloseable {
    /** Kept: the logging system forgets loggers that no one holds. */
    private static final Logger DRIVERS = Logger.getLogger("com.objectstack");

    private final @Nullable Level before = DRIVERS.getLevel();

    QuietDriver() {
        DRIVERS.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        DRIVERS.setLevel(before);
    }
}
