package com.objectstack.compiler.pass;

import org.jooq.Condition;
import org.jooq.Field;

/**
 * A leaf as a jOOQ condition.
 *
 * @param condition true or false, but NULL where the column is NULL unless {@code total}
 * @param total whether it is never NULL
 */
record Lowered(Condition condition, boolean total) {
    static Lowered total(Condition condition) {
        return new Lowered(condition, true);
    }

    static Lowered partial(Condition condition) {
        return new Lowered(condition, false);
    }

    /** The exact complement. */
    Condition complement(Field<?> column) {
        Condition negated = condition.not();
        return total ? negated : column.isNull().or(negated);
    }
}
