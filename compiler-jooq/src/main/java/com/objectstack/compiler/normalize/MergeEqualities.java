package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code a = 1 or a = 2 or …} → {@code a IN (1, 2, …)}; {@code a <> 1 and a <> 2 and …} → {@code a NOT IN (1, 2, …)}. Only
 * where there are many: the time that SQLite takes to plan a long list of terms grows with its square.
 */
final class MergeEqualities implements FilterRule {
    /** Fewer terms are left as they are written. */
    private static final int MANY = 16;

    private record Place(String field, List<JsonStep> path) {}

    @Override
    public Optional<Condition> rewrite(Condition node) {
        return switch (node) {
            case AnyOf any -> merged(any.terms(), Operator.EQ, Operator.IN).map(AnyOf::new);
            case AllOf all -> merged(all.terms(), Operator.NE, Operator.NIN).map(AllOf::new);
            default -> Optional.empty();
        };
    }

    /** The terms with those of each field that has many in the place of its first; empty if none has. */
    private static Optional<List<Condition>> merged(List<Condition> terms, Operator single, Operator list) {
        if (terms.size() < MANY) {
            return Optional.empty();
        }
        Map<Place, List<Leaf>> leaves = new LinkedHashMap<>();
        for (Condition term : terms) {
            leaf(term, single)
                    .ifPresent(leaf -> leaves.computeIfAbsent(place(leaf), place -> new ArrayList<>())
                            .add(leaf));
        }
        leaves.values().removeIf(same -> same.size() < MANY);
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> fewer = new ArrayList<>();
        Set<Place> merged = new HashSet<>();
        for (Condition term : terms) {
            Optional<Place> place =
                    leaf(term, single).map(MergeEqualities::place).filter(leaves::containsKey);
            if (place.isEmpty()) {
                fewer.add(term);
            } else if (merged.add(place.get())) {
                List<Leaf> same = Objects.requireNonNull(leaves.get(place.get()));
                fewer.add(same.get(0).with(list, values(same)));
            }
        }
        return Optional.of(fewer);
    }

    private static Optional<Leaf> leaf(Condition term, Operator operator) {
        return Leaf.of(term)
                .filter(leaf -> leaf.operator() == operator
                        && leaf.operand() instanceof Literal literal
                        && literal.value() != null);
    }

    private static Place place(Leaf leaf) {
        return new Place(leaf.node().field(), leaf.node().path());
    }

    private static LiteralList values(List<Leaf> leaves) {
        return LiteralList.copyOf(
                leaves.stream().map(leaf -> ((Literal) leaf.operand()).value()).toList());
    }
}
