package com.objectstack.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The error of the engine underneath.
 *
 * @param nativeCode its code, for SQLite the extended result code
 * @param state its SQLSTATE, or null
 */
public record VendorError(int nativeCode, @Nullable String state) {
    /**
     * The SQLSTATE.
     *
     * @return the five characters, empty if the engine gives none
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(state);
    }
}
