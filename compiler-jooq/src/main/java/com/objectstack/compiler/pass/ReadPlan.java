package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is compiled of a read, for the literals of each request of its shape. Immutable.
 *
 * @param statement the statement
 * @param keys what a page is sorted by, null if it is read at once
 */
record ReadPlan(Plan statement, @Nullable PageKeys keys) {
    /** Whether it is right for every request of its shape. */
    boolean isComplete(Slots slots) {
        return slots.isComplete(statement.binds());
    }

    /** How much memory it takes, roughly, in characters. */
    int weight() {
        return statement.weight();
    }

    /** The statement of a request. */
    Rendered with(Object[] literals) {
        return statement.with(literals);
    }

    /** The statement of a request that is read by page. */
    RenderedPage page(Object[] literals, @Nullable Long limit) {
        return new RenderedPage(with(literals), limit, Objects.requireNonNull(keys, "it is read by page"));
    }
}
