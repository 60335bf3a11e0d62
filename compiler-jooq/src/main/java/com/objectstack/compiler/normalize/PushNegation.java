package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Literal;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code not (a and b)} → {@code not a or not b} and its kin, down to the leaves, where an operator with a complement
 * takes its place ({@code not a = 1} → {@code a <> 1}, which holds on null). The logic is two-valued, so all of it is
 * exact.
 */
final class PushNegation implements FilterRule {
    private static final Map<Operator, Operator> COMPLEMENTS = Map.of(
            Operator.EQ, Operator.NE,
            Operator.NE, Operator.EQ,
            Operator.IN, Operator.NIN,
            Operator.NIN, Operator.IN,
            Operator.CONTAINS, Operator.NOT_CONTAINS,
            Operator.NOT_CONTAINS, Operator.CONTAINS);

    @Override
    public Optional<Condition> rewrite(Condition node) {
        return node instanceof Not not ? negated(not.term()) : Optional.empty();
    }

    private static Optional<Condition> negated(Condition term) {
        return switch (term) {
            case Not inner -> Optional.of(inner.term());
            case AllOf all -> Optional.of(new AnyOf(each(all.terms())));
            case AnyOf any -> Optional.of(new AllOf(each(any.terms())));
            case Everything everything -> Optional.of(new AnyOf(List.of()));
            default -> Leaf.of(term).flatMap(PushNegation::complement);
        };
    }

    private static List<Condition> each(List<Condition> terms) {
        return terms.stream().<Condition>map(Not::new).toList();
    }

    private static Optional<Condition> complement(Leaf leaf) {
        if (leaf.operator() == Operator.NULL && leaf.operand() instanceof Literal literal) {
            return Optional.of(leaf.isNull(Boolean.FALSE.equals(literal.value())));
        }
        return Optional.ofNullable(COMPLEMENTS.get(leaf.operator())).map(other -> leaf.with(other, leaf.operand()));
    }
}
