package com.objectstack.compiler.model;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result.
 *
 * @param name its name in the record
 * @param decoder turns a stored value ({@code Long, Double, String, byte[]} or null) into the record's value
 */
public record ResultColumn(String name, UnaryOperator<@Nullable Object> decoder) {
    /** Requires both. */
    public ResultColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decoder, "decoder");
    }
}
