package com.objectstack.compiler.normalize;

import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.LiteralList;
import java.util.List;
import java.util.Optional;

/** {@code a IN ()} → nothing; {@code a NOT IN ()} → everything, null included (contract B97). */
final class FoldEmptyMembership implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return Leaf.of(node)
                .filter(leaf -> leaf.operand() instanceof LiteralList list
                        && list.values().isEmpty())
                .flatMap(leaf -> switch (leaf.operator()) {
                    case IN -> Optional.of(new AnyOf(List.of()));
                    case NIN -> Optional.of(new Everything());
                    default -> Optional.empty();
                });
    }
}
