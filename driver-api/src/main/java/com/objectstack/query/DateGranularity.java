package com.objectstack.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The width of a date bucket; labels as in contract B169. */
public enum DateGranularity {
    /** {@code 2026-03-01}. */
    DAY,
    /** {@code 2026-W09}, ISO weeks. */
    WEEK,
    /** {@code 2026-03}. */
    MONTH,
    /** {@code 2026-Q1}. */
    QUARTER,
    /** {@code 2026}. */
    YEAR;

    /**
     * The name in JSON.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The granularity with this JSON name.
     *
     * @param wireName the name, case-sensitive
     * @return the granularity, empty if there is none
     */
    public static Optional<DateGranularity> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(g -> g.wireName().equals(wireName))
                .findFirst();
    }
}
