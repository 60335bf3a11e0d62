package com.objectstack.conformance.laws;

import java.util.Optional;
import java.util.function.Function;

/**
 * How hard the laws are tried.
 *
 * @param seed which cases are drawn
 * @param share how many of the usual number: 1 is all
 * @param shrinks how many smaller cases are tried after a failure; 0 leaves the case as it was drawn, and keeps no files
 */
public record Effort(long seed, double share, int shrinks) {
    /** Requires a share above 0. */
    public Effort {
        if (!(share > 0)) {
            throw new IllegalArgumentException("share must be more than 0, got " + share);
        }
    }

    /**
     * All cases, new ones in every run unless {@code objectstack.seed} asks for those of an earlier one, made as small as
     * it gets.
     *
     * @return the usual effort
     */
    public static Effort usual() {
        return new Effort(Property.seedOfRun(), 1, Integer.MAX_VALUE);
    }

    /**
     * The effort that is asked for.
     *
     * @param parameters the values of {@code objectstack.seed}, {@code objectstack.conformance.effort} (the share) and
     *     {@code objectstack.conformance.shrinks}
     * @return the usual effort where nothing is asked for
     */
    public static Effort of(Function<String, Optional<String>> parameters) {
        Effort usual = usual();
        return new Effort(
                parameters.apply("objectstack.seed").map(Long::valueOf).orElse(usual.seed),
                parameters
                        .apply("objectstack.conformance.effort")
                        .map(Double::valueOf)
                        .orElse(usual.share),
                parameters
                        .apply("objectstack.conformance.shrinks")
                        .map(Integer::valueOf)
                        .orElse(usual.shrinks));
    }

    /**
     * A share of this effort.
     *
     * @param part more than 0
     * @return the changed copy
     */
    public Effort part(double part) {
        return new Effort(seed, share * part, shrinks);
    }

    /** The number of cases to draw instead of the usual one. */
    int of(int tries) {
        return (int) Math.max(1, Math.round(tries * share));
    }
}
