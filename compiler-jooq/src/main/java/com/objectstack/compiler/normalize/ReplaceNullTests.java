package com.objectstack.compiler.normalize;

import com.objectstack.query.Condition;
import com.objectstack.query.Literal;
import com.objectstack.query.Operator;
import java.util.Optional;

/** {@code $eq: null} and {@code $exists: false} → {@code $null: true}; their complements → {@code $null: false}. */
final class ReplaceNullTests implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return Leaf.of(node).flatMap(ReplaceNullTests::rewrite);
    }

    private static Optional<Condition> rewrite(Leaf leaf) {
        if (!(leaf.operand() instanceof Literal literal)) {
            return Optional.empty();
        }
        if (leaf.operator() == Operator.EXISTS) {
            return Optional.of(leaf.isNull(Boolean.FALSE.equals(literal.value())));
        }
        boolean equality = leaf.operator() == Operator.EQ || leaf.operator() == Operator.NE;
        return equality && literal.value() == null
                ? Optional.of(leaf.isNull(leaf.operator() == Operator.EQ))
                : Optional.empty();
    }
}
