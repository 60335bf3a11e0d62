package com.objectstack.compiler.pass;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A leaf as a jOOQ condition.
 *
 * @param condition true, false, or NULL where it should be false
 * @param nulls where it is NULL
 */
record Lowered(Condition condition, Nulls nulls) {
    /** Where a condition is NULL. */
    enum Nulls {
        /** Nowhere. */
        NEVER,
        /** Where the column is. */
        WITH_COLUMN,
        /** Where the column is or what it is compared with. */
        ANYWHERE
    }

    Lowered(Condition condition, boolean total) {
        this(condition, total ? Nulls.NEVER : Nulls.WITH_COLUMN);
    }

    static Lowered total(Condition condition) {
        return new Lowered(condition, Nulls.NEVER);
    }

    static Lowered partial(Condition condition) {
        return new Lowered(condition, Nulls.WITH_COLUMN);
    }

    static Lowered unknown(Condition condition) {
        return new Lowered(condition, Nulls.ANYWHERE);
    }

    /** The exact complement. */
    Condition complement(Field<?> column) {
        return switch (nulls) {
            case NEVER -> condition.not();
            case WITH_COLUMN -> column.isNull().or(condition.not());
            case ANYWHERE -> notTrue(condition);
        };
    }

    /** Holds where a condition is false or NULL. */
    static Condition notTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }
}
