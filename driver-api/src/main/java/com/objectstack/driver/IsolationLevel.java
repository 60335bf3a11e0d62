package com.objectstack.driver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The isolation a transaction asks for; weaker levels than a driver gives are accepted (SEMANTICS.md decision 20). */
public enum IsolationLevel {
    /** May see uncommitted writes. */
    READ_UNCOMMITTED,
    /** Sees committed writes only. */
    READ_COMMITTED,
    /** Sees the same records again. */
    REPEATABLE_READ,
    /** Sees one snapshot. */
    SNAPSHOT,
    /** As if alone. */
    SERIALIZABLE;

    /**
     * The name in JSON.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The level with this JSON name.
     *
     * @param wireName the name, case-sensitive
     * @return the level, empty if there is none
     */
    public static Optional<IsolationLevel> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(l -> l.wireName().equals(wireName))
                .findFirst();
    }
}
