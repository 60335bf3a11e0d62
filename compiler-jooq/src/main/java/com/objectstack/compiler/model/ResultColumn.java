package com.objectstack.compiler.model;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result.
 *
 * @param name its name in the record
 * @param owner the alias whose nested record it belongs to, or null for the record itself
 * @param decoder turns a stored value ({@code Long, Double, String, byte[]} or null) into the record's value
 */
public record ResultColumn(String name, @Nullable String owner, UnaryOperator<@Nullable Object> decoder) {
    /** The name of the column before those of a nested record that says whether there is one. */
    public static final String MARK = "#";

    /** Requires name and decoder. */
    public ResultColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decoder, "decoder");
    }

    /** A column of the record itself. */
    public ResultColumn(String name, UnaryOperator<@Nullable Object> decoder) {
        this(name, null, decoder);
    }
}
