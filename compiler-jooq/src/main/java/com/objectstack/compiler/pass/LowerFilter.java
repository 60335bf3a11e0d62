package com.objectstack.compiler.pass;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.RelationCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Lowers a valid, normal filter to a jOOQ condition.
 *
 * <p>A condition used as a filter may be NULL where it should be false; under {@code not} each leaf is made total
 * first, so that a negation is the exact complement.
 */
final class LowerFilter {
    /** SQLite refuses expression trees deeper than 1,000; a flat list of terms is one level a term (spec 2.6). */
    private static final int FLAT_TERMS = 500;

    private static final int CHUNK = 200;

    private final NameScope names;
    private final LowerNested subqueries;
    private final LowerComparison comparisons;

    LowerFilter(NameScope names, LowerNested subqueries) {
        this(names, subqueries, false);
    }

    private LowerFilter(NameScope names, LowerNested subqueries, boolean ofJoin) {
        this.names = names;
        this.subqueries = subqueries;
        this.comparisons = new LowerComparison(names, subqueries, ofJoin);
    }

    /** Lowers the condition of a join. */
    static LowerFilter ofJoin(NameScope names, LowerNested subqueries) {
        return new LowerFilter(names, subqueries, true);
    }

    /** The condition that holds on the same records. */
    Condition lower(com.objectstack.query.Condition node) {
        return switch (node) {
            case Everything everything -> DSL.noCondition();
            case AllOf all -> DSL.and(balanced(terms(all.terms()), DSL::and));
            case AnyOf any ->
                any.terms().isEmpty() ? DSL.falseCondition() : DSL.or(balanced(terms(any.terms()), DSL::or));
            case Not not
            when not.term() instanceof FieldCondition leaf -> comparisons.complement(field(leaf), only(leaf));
            case Not not
            when not.term() instanceof ExistsCondition exists -> lower(exists).not();
            case FieldCondition leaf ->
                comparisons.lower(field(leaf), only(leaf)).condition();
            case ExistsCondition exists -> subqueries.exists(exists.subquery());
            case Not not -> throw notNormal(not);
            case FilterObject object -> throw notNormal(object);
            case FieldEquals equals -> throw notNormal(equals);
            case RelationCondition relation -> throw notNormal(relation);
        };
    }

    private List<Condition> terms(List<com.objectstack.query.Condition> terms) {
        List<Condition> lowered = new ArrayList<>(terms.size());
        terms.forEach(term -> lowered.add(lower(term)));
        return lowered;
    }

    /** Long lists as a tree of groups in explicit parentheses, which jOOQ would otherwise flatten again. */
    private static List<Condition> balanced(List<Condition> terms, Function<List<Condition>, Condition> combine) {
        if (terms.size() <= FLAT_TERMS) {
            return terms;
        }
        List<Condition> groups = new ArrayList<>();
        for (int from = 0; from < terms.size(); from += CHUNK) {
            List<Condition> group = terms.subList(from, Math.min(from + CHUNK, terms.size()));
            groups.add(DSL.condition("({0})", combine.apply(group)));
        }
        return balanced(groups, combine);
    }

    private ScopedField field(FieldCondition leaf) {
        ScopedField field = names.field(leaf.field()).orElseThrow(() -> notNormal(leaf));
        return leaf.path().isEmpty() ? field : field.at(leaf.path());
    }

    private static Comparison only(FieldCondition leaf) {
        return leaf.comparisons().get(0);
    }

    private static IllegalStateException notNormal(com.objectstack.query.Condition node) {
        return new IllegalStateException("validate or normalize left a node that cannot be lowered: " + node);
    }
}
