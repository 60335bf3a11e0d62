package com.objectstack.compiler.normalize;

import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.Literal;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A field condition of one operator, as rules take it apart.
 *
 * @param node the whole condition
 * @param operator its operator
 * @param operand its comparand
 */
record Leaf(FieldCondition node, Operator operator, Operand operand) {
    /** The parts of a node, empty if it is no field condition of one operator. */
    static Optional<Leaf> of(Condition node) {
        if (!(node instanceof FieldCondition field) || field.comparisons().size() != 1) {
            return Optional.empty();
        }
        Comparison comparison = field.comparisons().get(0);
        return Optional.of(new Leaf(field, comparison.operator(), comparison.operand()));
    }

    /** The same field under another operator. */
    FieldCondition with(Operator other, Operand comparand) {
        return new FieldCondition(node.field(), node.path(), List.of(new Comparison(other, comparand)));
    }

    /** The same field under a test for null. */
    FieldCondition isNull(boolean expected) {
        return with(Operator.NULL, new Literal(expected));
    }
}
