package com.objectstack.schema;

/**
 * The kind of Java value a field holds; one row per class of contract §6.2.
 *
 * <p>Two fields may be compared with each other only within one class.
 */
public enum ValueClass {
    /** {@code String}: free text, option values, references and autonumbers. */
    TEXT,
    /** {@code Long} when whole and within 64 bits, else {@code Double}. */
    NUMBER,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code LocalDate}, a day without a zone. */
    DATE,
    /** {@code Instant}, to the millisecond. */
    DATETIME,
    /** {@code LocalTime}, to the millisecond. */
    TIME,
    /** {@code List}: several options, references or files. */
    LIST,
    /** {@code String} (an id or URL) or {@code Map}. */
    FILE,
    /** Any JSON value. */
    JSON,
    /** {@code float[]}. */
    VECTOR,
    /** Computed above the driver; nothing is stored. */
    NONE
}
