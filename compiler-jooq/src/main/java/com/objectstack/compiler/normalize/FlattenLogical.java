package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code (a and (b and c))} → {@code a and b and c}; drops what changes nothing, absorbs what decides all, unwraps a
 * single term. The empty {@code $and} is everything, the empty {@code $or} is nothing (contract §4.4).
 */
final class FlattenLogical implements FilterRule {
    private static final AnyOf NOTHING = new AnyOf(List.of());

    @Override
    public Optional<Condition> rewrite(Condition node) {
        return switch (node) {
            case AllOf all -> conjunction(all.terms());
            case AnyOf any -> disjunction(any.terms());
            default -> Optional.empty();
        };
    }

    /** Else a chain of n terms would be looked at n times over. */
    @Override
    public boolean keepsPartsNormal() {
        return true;
    }

    private static Optional<Condition> conjunction(List<Condition> terms) {
        if (terms.contains(NOTHING)) {
            return Optional.of(NOTHING);
        }
        if (terms.size() > 1 && terms.stream().noneMatch(t -> t instanceof AllOf || t instanceof Everything)) {
            return Optional.empty();
        }
        List<Condition> flat = new ArrayList<>();
        for (Condition term : terms) {
            if (term instanceof AllOf inner) {
                flat.addAll(inner.terms());
            } else if (!(term instanceof Everything)) {
                flat.add(term);
            }
        }
        return Optional.of(
                switch (flat.size()) {
                    case 0 -> new Everything();
                    case 1 -> flat.get(0);
                    default -> new AllOf(flat);
                });
    }

    private static Optional<Condition> disjunction(List<Condition> terms) {
        Optional<Condition> everything =
                terms.stream().filter(Everything.class::isInstance).findFirst();
        if (everything.isPresent()) {
            return everything;
        }
        if (terms.size() != 1 && terms.stream().noneMatch(AnyOf.class::isInstance)) {
            return Optional.empty();
        }
        List<Condition> flat = new ArrayList<>();
        for (Condition term : terms) {
            if (term instanceof AnyOf inner) {
                flat.addAll(inner.terms());
            } else {
                flat.add(term);
            }
        }
        return Optional.of(flat.size() == 1 ? flat.get(0) : new AnyOf(flat));
    }
}
