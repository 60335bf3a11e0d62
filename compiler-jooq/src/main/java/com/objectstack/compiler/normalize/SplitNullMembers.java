package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code $in: [x, null]} → {@code $in: [x]} or null; {@code $nin: [x, null]} → {@code $nin: [x]} and not null
 * (SEMANTICS.md decision 2).
 */
final class SplitNullMembers implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return Leaf.of(node).flatMap(SplitNullMembers::rewrite);
    }

    private static Optional<Condition> rewrite(Leaf leaf) {
        boolean in = leaf.operator() == Operator.IN;
        if ((!in && leaf.operator() != Operator.NIN)
                || !(leaf.operand() instanceof LiteralList list)
                || list.values().stream().allMatch(Objects::nonNull)) {
            return Optional.empty();
        }
        LiteralList members = LiteralList.copyOf(
                list.values().stream().filter(Objects::nonNull).toList());
        List<Condition> both = List.of(leaf.with(leaf.operator(), members), leaf.isNull(in));
        return Optional.of(in ? new AnyOf(both) : new AllOf(both));
    }
}
