package com.objectstack.conformance.reference;

import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One operator with its comparand on one field. */
final class Comparisons {
    private final OperatorRules rules;
    private final Comparands comparands;
    private final Elements elements;
    private final FieldComparands fields;
    private final SubqueryComparands subqueries;
    private final BiPredicate<@Nullable Object, @Nullable Object> fieldEquality;

    /**
     * The comparisons of one filter.
     *
     * @param scope the names it may use
     * @param subqueries what reads the queries in it
     * @param fieldEquality when two fields are equal; in a join's {@code on} not where both are NULL (SEMANTICS.md §4)
     * @param problems collects what is wrong
     */
    Comparisons(
            Scope scope,
            Subqueries subqueries,
            BiPredicate<@Nullable Object, @Nullable Object> fieldEquality,
            Problems problems) {
        this.rules = new OperatorRules(scope.capabilities(), problems);
        this.comparands = new Comparands(problems);
        this.elements = new Elements(comparands);
        this.fields = new FieldComparands(scope, problems);
        this.subqueries = new SubqueryComparands(scope, subqueries, problems);
        this.fieldEquality = fieldEquality;
    }

    /** The comparison as a test of tuples; of no use once a problem was collected. */
    Predicate<Tuple> read(Term term, Comparison comparison, String path) {
        Operator operator = comparison.operator();
        if (!rules.fits(term, operator, path)) {
            return ValueTests.never();
        }
        return switch (comparison.operand()) {
            case FieldReference reference ->
                fields.read(term, reference, path + "/$field")
                        .map(other -> pairs(term, operator, other::value))
                        .orElse(ValueTests.never());
            case Subquery subquery
            when operator == Operator.IN || operator == Operator.NIN -> members(term, operator, subquery, path);
            case Subquery subquery ->
                subqueries
                        .readScalar(term, subquery, path + "/$query")
                        .map(value -> pairs(term, operator, value))
                        .orElse(ValueTests.never());
            case Literal literal -> on(term, literals(term, comparison, path));
            case LiteralList list -> on(term, literals(term, comparison, path));
            case SizeCondition size -> on(term, literals(term, comparison, path));
        };
    }

    private static Predicate<Tuple> on(Term term, Predicate<@Nullable Object> test) {
        return tuple -> test.test(term.value(tuple));
    }

    /** NULL has no order: then the other value is not asked for, so that no subquery fails for it. */
    private Predicate<Tuple> pairs(Term term, Operator operator, Term.Reading other) {
        BiPredicate<@Nullable Object, @Nullable Object> test = ValueTests.between(operator, fieldEquality);
        boolean isEquality = operator == Operator.EQ || operator == Operator.NE;
        return tuple -> {
            Object value = term.value(tuple);
            return (value != null || isEquality) && test.test(value, other.of(tuple));
        };
    }

    /** A NULL that a subquery yields is no member: it neither matches nor poisons {@code $nin} (SEMANTICS.md §4). */
    private Predicate<Tuple> members(Term term, Operator operator, Subquery subquery, String path) {
        Optional<SubqueryComparands.Members> members = subqueries.readMembers(term, subquery, path + "/$query");
        if (members.isEmpty()) {
            return ValueTests.never();
        }
        Predicate<Tuple> isMember =
                tuple -> ValueTests.memberOf(members.get().of(tuple)).test(term.value(tuple));
        return operator == Operator.IN ? isMember : isMember.negate();
    }

    private Predicate<@Nullable Object> literals(Term term, Comparison comparison, String path) {
        Operator operator = comparison.operator();
        if (operator == Operator.NULL || operator == Operator.EXISTS) {
            boolean wanted = comparison.operand() instanceof Literal flag && Boolean.TRUE.equals(flag.value());
            return ValueTests.isNull((operator == Operator.NULL) == wanted);
        }
        if (!term.isJsonPath() && term.kind() == ValueClass.LIST) {
            return elements.read(term, comparison, path);
        }
        return switch (comparison.operand()) {
            case LiteralList list -> listed(term, operator, list.values(), path);
            case Literal literal -> single(term, operator, literal.value(), path);
            default -> throw new IllegalArgumentException(comparison + " compares with no literal");
        };
    }

    private Predicate<@Nullable Object> listed(
            Term term, Operator operator, List<@Nullable Object> literals, String path) {
        List<@Nullable Object> members = comparands.readAll(term, literals, path);
        if (members.size() < literals.size()) {
            return ValueTests.never();
        }
        return switch (operator) {
            case IN -> ValueTests.memberOf(members);
            case NIN -> ValueTests.memberOf(members).negate();
            case BETWEEN ->
                compared(Operator.GTE, literals.get(0), members.get(0))
                        .and(compared(Operator.LTE, literals.get(1), members.get(1)));
            default -> throw new IllegalArgumentException(operator.key() + " takes no list");
        };
    }

    /** Null is compared by {@code $eq} and {@code $ne} alone (decision 2). */
    private Predicate<@Nullable Object> single(Term term, Operator operator, @Nullable Object literal, String path) {
        if (literal == null) {
            return ValueTests.isNull(operator == Operator.EQ);
        }
        if (operator.isTextual()) {
            return ValueTests.textual(operator, comparands.readText(operator, (String) literal, path));
        }
        return comparands
                .read(term, literal, path)
                .map(comparand -> compared(operator, literal, comparand))
                .orElse(ValueTests.never());
    }

    private static Predicate<@Nullable Object> compared(
            Operator operator, @Nullable Object literal, @Nullable Object comparand) {
        if (literal == null || comparand == null) {
            throw new IllegalArgumentException(operator.key() + " takes no null");
        }
        return operator == Operator.LTE && comparand instanceof Instant start && Temporals.isBareDay(literal)
                ? ValueTests.throughDay(start)
                : ValueTests.compared(operator, comparand);
    }
}
