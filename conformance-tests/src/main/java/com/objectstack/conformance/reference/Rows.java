package com.objectstack.conformance.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the sources of a query, before and after each step that finds some of them. */
@FunctionalInterface
interface Rows {
    /**
     * The rows.
     *
     * @param outer the row of the enclosing query that asks, null if there is none
     */
    List<Tuple> of(@Nullable Tuple outer);
}
