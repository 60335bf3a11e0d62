package com.objectstack.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The aggregate functions; contract §3.2. Their JSON names are lower-case and case-sensitive (B156). */
public enum AggregateFunction {
    /** Records, or non-null values of a field. */
    COUNT,
    /** The sum of non-null values; 0 over none. */
    SUM,
    /** The mean of non-null values; null over none. */
    AVG,
    /** The least non-null value; null over none. */
    MIN,
    /** The greatest non-null value; null over none. */
    MAX,
    /** Different non-null values. */
    COUNT_DISTINCT,
    /** All values as a list, nulls kept. */
    ARRAY_AGG,
    /** Non-null texts, joined. */
    STRING_AGG;

    private static final Map<String, AggregateFunction> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(AggregateFunction::wireName, Function.identity()));

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
    public static Optional<AggregateFunction> fromWireName(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
