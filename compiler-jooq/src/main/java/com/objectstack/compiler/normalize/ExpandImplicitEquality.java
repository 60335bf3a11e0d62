package com.objectstack.compiler.normalize;

import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.Operator;
import java.util.Optional;

/** {@code {a: 1}} → {@code {a: {$eq: 1}}}. */
final class ExpandImplicitEquality implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return node instanceof FieldEquals equals
                ? Optional.of(FieldCondition.of(equals.field(), Operator.EQ, equals.value()))
                : Optional.empty();
    }
}
