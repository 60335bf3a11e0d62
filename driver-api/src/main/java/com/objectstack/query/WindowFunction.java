package com.objectstack.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window function; contract §3.2 and SEMANTICS.md §2.
 *
 * @param function the function
 * @param on its field, or null where it takes none
 * @param alias the name in the record
 * @param n the whole-number argument of {@code ntile} and {@code nth_value}, or null
 * @param offset the distance of {@code lag} and {@code lead}, or null for 1
 * @param fallback the value of {@code lag} and {@code lead} outside the partition (JSON {@code default}), or null
 * @param over the window
 */
public record WindowFunction(
        Function function,
        @Nullable String on,
        String alias,
        @Nullable Long n,
        @Nullable Long offset,
        @Nullable Literal fallback,
        Window over) {
    /** The window functions. */
    public enum Function {
        /** The row's number from 1. */
        ROW_NUMBER,
        /** The rank, with gaps. */
        RANK,
        /** The rank, without gaps. */
        DENSE_RANK,
        /** The relative rank, 0 to 1. */
        PERCENT_RANK,
        /** The share of rows up to this row's peers. */
        CUME_DIST,
        /** The bucket of n nearly equal ones. */
        NTILE,
        /** The value some rows before. */
        LAG,
        /** The value some rows after. */
        LEAD,
        /** The frame's first value. */
        FIRST_VALUE,
        /** The frame's last value. */
        LAST_VALUE,
        /** The frame's n-th value. */
        NTH_VALUE,
        /** The frame's sum. */
        SUM,
        /** The frame's mean. */
        AVG,
        /** The frame's rows or non-null values. */
        COUNT,
        /** The frame's least value. */
        MIN,
        /** The frame's greatest value. */
        MAX;

        /**
         * The name in JSON.
         *
         * @return the lower-case name
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The function with this JSON name.
         *
         * @param wireName the name, case-sensitive
         * @return the function, empty if there is none
         */
        public static Optional<Function> fromWireName(String wireName) {
            return Arrays.stream(values())
                    .filter(f -> f.wireName().equals(wireName))
                    .findFirst();
        }
    }

    /** Requires function, alias and window. */
    public WindowFunction {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(over, "over");
    }

    /**
     * The function's field.
     *
     * @return its name, empty if there is none
     */
    public Optional<String> field() {
        return Optional.ofNullable(on);
    }
}
