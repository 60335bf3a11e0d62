package com.objectstack.compiler.pass;

import com.objectstack.query.Operator;
import org.jooq.Condition;
import org.jooq.Field;

/** Lowers comparisons of two values of a row, either of which may be NULL; contract §4.6. */
final class PairComparison {
    private final boolean ofJoin;

    /**
     * Lowers comparisons of one filter.
     *
     * @param ofJoin whether the filter joins objects: then a field equals no other where both are NULL (SEMANTICS.md §4)
     */
    PairComparison(boolean ofJoin) {
        this.ofJoin = ofJoin;
    }

    /** Compares values of one kind. Each is named once. */
    Lowered ofOneKind(Field<Object> left, Operator operator, Field<Object> right) {
        return switch (operator) {
            case EQ -> ofJoin ? Lowered.unknown(left.eq(right)) : Lowered.total(left.isNotDistinctFrom(right));
            case NE -> Lowered.total(ofJoin ? Lowered.notTrue(left.eq(right)) : left.isDistinctFrom(right));
            default -> Lowered.unknown(ordered(left, operator, right));
        };
    }

    /** Compares fields whose values may be of different kinds: then they are neither equal nor ordered. */
    Lowered of(ScopedField left, Operator operator, ScopedField right) {
        if (left.hasOneKind() && right.hasOneKind()) {
            return ofOneKind(left.value(), operator, right.value());
        }
        return switch (operator) {
            case EQ -> Lowered.unknown(equal(left, right));
            case NE -> Lowered.total(Lowered.notTrue(equal(left, right)));
            default -> Lowered.unknown(areOfOneKind(left, right).and(ordered(left.value(), operator, right.value())));
        };
    }

    /**
     * Compares a field whose values have kinds of their own with a value of a known kind, which is named once.
     *
     * @param left the field
     * @param operator the operator
     * @param right the value, perhaps NULL
     * @param kind its kind
     */
    Lowered ofKind(ScopedField left, Operator operator, Field<Object> right, ScalarKind kind) {
        return switch (operator) {
            case EQ -> Lowered.unknown(equal(left, right, kind));
            case NE -> Lowered.total(Lowered.notTrue(equal(left, right, kind)));
            default -> Lowered.unknown(left.is(kind).and(ordered(left.value(), operator, right)));
        };
    }

    private Condition equal(ScopedField left, ScopedField right) {
        Condition equal = areOfOneKind(left, right).and(left.value().eq(right.value()));
        return ofJoin ? equal : left.isNull().and(right.isNull()).or(equal);
    }

    private Condition equal(ScopedField left, Field<Object> right, ScalarKind kind) {
        return ofJoin
                ? left.is(kind).and(left.value().eq(right))
                : left.isNull().or(left.is(kind)).and(left.value().isNotDistinctFrom(right));
    }

    private static Condition areOfOneKind(ScopedField left, ScopedField right) {
        return left.kind()
                .map(right::is)
                .or(() -> right.kind().map(left::is))
                .orElseGet(() -> left.kindOfValue().eq(right.kindOfValue()));
    }

    private static Condition ordered(Field<Object> left, Operator operator, Field<Object> right) {
        return switch (operator) {
            case GT -> left.gt(right);
            case GTE -> left.ge(right);
            case LT -> left.lt(right);
            case LTE -> left.le(right);
            default -> throw new IllegalStateException(operator + " compares no two values");
        };
    }
}
