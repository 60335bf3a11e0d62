package com.objectstack.driver.sql;

/** Gives ids to records that come without one. Thread-safe. */
@FunctionalInterface
public interface IdGenerator {
    /**
     * A new id.
     *
     * @return a text that no record has
     */
    String next();

    /**
     * Random ids of 16 characters {@code A-Za-z0-9_-}: 96 bits from {@link java.security.SecureRandom}.
     *
     * @return a new generator
     */
    static IdGenerator random() {
        return new RandomIds();
    }
}
