package com.objectstack.cli.conformance;

import java.util.Locale;

/** How many cases are drawn. */
public enum Scale {
    /** A few hundred for most laws. */
    DEFAULT,
    /** Ten times as many. */
    NIGHTLY;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
