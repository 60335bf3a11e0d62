package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import java.util.List;
import java.util.Optional;

/** {@code {a: {$between: [1, 5]}}} → {@code $and: [{a: {$gte: 1}}, {a: {$lte: 5}}]}; false on null as before. */
final class ExpandBetween implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return Leaf.of(node).filter(leaf -> leaf.operator() == Operator.BETWEEN).map(leaf -> {
            var bounds = ((LiteralList) leaf.operand()).values();
            return new AllOf(List.of(
                    leaf.with(Operator.GTE, new Literal(bounds.get(0))),
                    leaf.with(Operator.LTE, new Literal(bounds.get(1)))));
        });
    }
}
