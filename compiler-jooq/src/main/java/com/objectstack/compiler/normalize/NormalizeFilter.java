package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.RelationCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a filter into normal form: {@link AllOf} and {@link AnyOf} of two or more, {@link Everything}, the empty
 * {@link AnyOf} for nothing, and field conditions of one operator, under at most one {@link Not}.
 *
 * <p>Idempotent, and true on exactly the same records.
 */
public final class NormalizeFilter {
    /** In order: shapes first, then operators, then negation, which needs both, then what is left of the logic. */
    private static final List<FilterRule> OF_INDEX = List.of(
            // A JSON object is a conjunction like any other.
            new UnfoldFilterObject(),
            // A filter on a referenced record is one on longer names.
            new PrefixRelation(),
            // From here on equality is an operator.
            new ExpandImplicitEquality(),
            // From here on a field condition has one operator, so that negation reaches each.
            new SplitComparisons(),
            new ExpandBetween(),
            // From here on null is asked about by $null alone.
            new ReplaceNullTests(),
            new SplitNullMembers(),
            new FoldEmptyMembership(),
            // Negation stands at the leaves only.
            new PushNegation(),
            new FlattenLogical());

    /** A list is a subquery in SQL, which the filter of an index may not hold. */
    private static final List<FilterRule> OF_QUERY =
            Stream.concat(OF_INDEX.stream(), Stream.of(new MergeEqualities())).toList();

    private NormalizeFilter() {}

    /**
     * The normal form of a query's filter.
     *
     * @param filter a valid filter
     * @return a filter that holds on the same records
     */
    public static Condition apply(Condition filter) {
        return apply(filter, OF_QUERY);
    }

    /**
     * The normal form of an index's filter, in which equalities stay equalities.
     *
     * @param filter a valid filter
     * @return a filter that holds on the same records
     */
    public static Condition applyToIndex(Condition filter) {
        return apply(filter, OF_INDEX);
    }

    private static Condition apply(Condition filter, List<FilterRule> rules) {
        return applyToNode(withNormalParts(filter, rules), rules);
    }

    private static Condition applyToNode(Condition node, List<FilterRule> rules) {
        for (FilterRule rule : rules) {
            Optional<Condition> rewritten = rule.rewrite(node);
            if (rewritten.isPresent()) {
                return rule.keepsPartsNormal() ? applyToNode(rewritten.get(), rules) : apply(rewritten.get(), rules);
            }
        }
        return node;
    }

    private static Condition withNormalParts(Condition node, List<FilterRule> rules) {
        return switch (node) {
            case AllOf all -> new AllOf(normalTerms(all.terms(), rules));
            case AnyOf any -> new AnyOf(normalTerms(any.terms(), rules));
            case Not not -> new Not(apply(not.term(), rules));
            case RelationCondition relation -> relation;
            case FilterObject object -> object;
            case Everything everything -> everything;
            case FieldEquals equals -> equals;
            case FieldCondition field -> field;
            case ExistsCondition exists -> exists;
        };
    }

    private static List<Condition> normalTerms(List<Condition> terms, List<FilterRule> rules) {
        return terms.stream().map(term -> apply(term, rules)).toList();
    }
}
