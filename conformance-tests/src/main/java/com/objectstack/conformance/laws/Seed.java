package com.objectstack.conformance.laws;

/** The number that the cases of a run are drawn from. */
public final class Seed {
    private Seed() {}

    /**
     * The system property {@code objectstack.seed}, or a number that no other process has.
     *
     * @return the seed
     */
    public static long ofRun() {
        return Property.seed();
    }
}
