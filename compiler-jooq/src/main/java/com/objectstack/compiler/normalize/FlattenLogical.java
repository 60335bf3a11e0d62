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
            case AllOf all -> changed(all, conjunction(all));
            case AnyOf any -> changed(any, disjunction(any));
            default -> Optional.empty();
        };
    }

    private static Condition conjunction(AllOf all) {
        List<Condition> terms = new ArrayList<>();
        for (Condition term : all.terms()) {
            if (term instanceof AnyOf any && any.terms().isEmpty()) {
                return NOTHING;
            } else if (term instanceof AllOf inner) {
                terms.addAll(inner.terms());
            } else if (!(term instanceof Everything)) {
                terms.add(term);
            }
        }
        return switch (terms.size()) {
            case 0 -> new Everything();
            case 1 -> terms.get(0);
            default -> new AllOf(terms);
        };
    }

    private static Condition disjunction(AnyOf any) {
        List<Condition> terms = new ArrayList<>();
        for (Condition term : any.terms()) {
            if (term instanceof Everything) {
                return term;
            } else if (term instanceof AnyOf inner) {
                terms.addAll(inner.terms());
            } else {
                terms.add(term);
            }
        }
        return terms.size() == 1 ? terms.get(0) : new AnyOf(terms);
    }

    private static Optional<Condition> changed(Condition before, Condition after) {
        return sameTerms(before, after) ? Optional.empty() : Optional.of(after);
    }

    private static boolean sameTerms(Condition before, Condition after) {
        List<Condition> old = terms(before);
        List<Condition> now = before.getClass() == after.getClass() ? terms(after) : List.of();
        if (before.getClass() != after.getClass() || old.size() != now.size()) {
            return false;
        }
        for (int place = 0; place < old.size(); place++) {
            if (old.get(place) != now.get(place)) {
                return false;
            }
        }
        return true;
    }

    private static List<Condition> terms(Condition node) {
        return switch (node) {
            case AllOf all -> all.terms();
            case AnyOf any -> any.terms();
            default -> List.of();
        };
    }
}
