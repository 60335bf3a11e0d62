package com.objectstack.compiler.pass;

import com.objectstack.query.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a literal decides about the text of a statement: its type, and values that are written in a way of their own. */
enum LiteralKind {
    /** NULL is tested, never bound. */
    NULL,
    /** The empty prefix or suffix, which every text has; the empty list. */
    EMPTY,
    /** A prefix no text follows. */
    LAST_PREFIX,
    /** A bare day, which as an upper bound stands for all of it. */
    DAY,
    /** The last day there is. */
    LAST_DAY;

    /** Whether the kind says all there is to say, so that nothing is bound. */
    static boolean isWhole(Object kind) {
        return kind == NULL || kind == EMPTY || kind == LAST_DAY;
    }

    /** The kind of a comparand. */
    static Object of(Operator operator, @Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (operator == Operator.LTE) {
            return ofUpperBound(value);
        }
        if ((operator == Operator.STARTS_WITH || operator == Operator.ENDS_WITH) && value.equals("")) {
            return EMPTY;
        }
        return operator == Operator.STARTS_WITH && value instanceof String text && TextParts.successor(text) == null
                ? LAST_PREFIX
                : value.getClass();
    }

    private static Object ofUpperBound(Object value) {
        var day = LowerComparison.bareDay(value);
        if (day == null) {
            return value.getClass();
        }
        return day.equals(LowerComparison.LAST_DAY) ? LAST_DAY : DAY;
    }

    /** The kinds in a list, or null if more than those decides: fractions are bound one by one, NULL is split off. */
    static @Nullable Object ofMembers(List<@Nullable Object> values) {
        Class<?> only = null;
        for (Object value : values) {
            if (value == null || isPerhapsFraction(value) || (only != null && only != value.getClass())) {
                return null;
            }
            only = value.getClass();
        }
        return only == null ? EMPTY : only;
    }

    private static boolean isPerhapsFraction(Object value) {
        return value instanceof Double
                || value instanceof Float
                || value instanceof BigDecimal
                || value instanceof BigInteger;
    }
}
