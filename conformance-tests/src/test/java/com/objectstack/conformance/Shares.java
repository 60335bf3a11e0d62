package com.objectstack.conformance;

/** How many of a test's random cases are tried. */
public final class Shares {
    private Shares() {}

    /** All of them at night, else a share. */
    public static double byDay(double share) {
        return "nightly".equals(System.getProperty("objectstack.scale")) ? 1 : share;
    }
}
