package com.objectstack.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several values.
 *
 * @param values the members in written order; null is a member like any other (SEMANTICS.md decision 2)
 */
public record LiteralList(List<@Nullable Object> values) implements Operand {
    /** Copies {@code values}. */
    public LiteralList {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * A list of these values.
     *
     * @param values the members, null allowed
     * @return the operand
     */
    public static LiteralList of(@Nullable Object... values) {
        return new LiteralList(Arrays.asList(values));
    }

    /**
     * A list of these values.
     *
     * @param values the members, null allowed
     * @return the operand
     */
    public static LiteralList copyOf(Collection<? extends @Nullable Object> values) {
        return new LiteralList(new ArrayList<@Nullable Object>(values));
    }
}
