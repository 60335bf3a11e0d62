package com.objectstack.query;

import org.jspecify.annotations.Nullable;

/**
 * One value: text, a number, a boolean, a temporal value or null.
 *
 * <p>Which Java types and which texts a field takes depends on its declared type and is judged when the query is
 * compiled (SEMANTICS.md decisions 6, 12 and 18).
 *
 * @param value the value, or null
 */
public record Literal(@Nullable Object value) implements Operand {
    /** The null literal. */
    public static final Literal NULL = new Literal(null);
}
