package com.objectstack.conformance.mutants;

import static com.objectstack.query.Operator.ALL;
import static com.objectstack.query.Operator.BETWEEN;
import static com.objectstack.query.Operator.EQ;
import static com.objectstack.query.Operator.EXISTS;
import static com.objectstack.query.Operator.IN;
import static com.objectstack.query.Operator.NE;
import static com.objectstack.query.Operator.NIN;
import static com.objectstack.query.Operator.NULL;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Drivers that read filters otherwise. */
final class FilterMutants {
    private FilterMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "forgets the last condition of an $and",
                        Mutation.nodes(AllOf.class, and -> new AllOf(Lists.butLast(and.terms()))),
                        "agg-08 flt-02"),
                Mutant.of(
                        "forgets the last name of a filter object",
                        Mutation.nodes(FilterObject.class, object -> new AllOf(Lists.butLast(object.members()))),
                        "agg-08 flt-02 flt-03 sub-07"),
                Mutant.of(
                        "reads one operator of a field alone",
                        Mutation.nodes(
                                FieldCondition.class,
                                field -> new FieldCondition(
                                        field.field(),
                                        field.path(),
                                        field.comparisons().subList(0, 1))),
                        "flt-02 flt-10 flt-18 tmp-01 tmp-02 tmp-04"),
                Mutant.of(
                        "reads $or as $and",
                        Mutation.nodes(AnyOf.class, or -> or.terms().isEmpty() ? or : new AllOf(or.terms())),
                        "flt-02 flt-03 flt-07 flt-18 prop-04 ref-05 same-05 tmp-01 txt-06 flt-21"),
                Mutant.of(
                        "takes an empty $or for everything",
                        Mutation.nodes(AnyOf.class, or -> or.terms().isEmpty() ? new Everything() : or),
                        "agg-04 flt-03 flt-13 flt-20"),
                Mutant.of(
                        "negates in three-valued logic",
                        Mutation.nodes(Not.class, FilterMutants::threeValued),
                        "flt-04 flt-05 flt-06 flt-07 flt-08 flt-09 flt-18 flt-22 lst-07 many-02 prop-02 prop-03 ref-04 ref-05 same-01"),
                Mutant.of(
                        "drops a second negation",
                        Mutation.nodes(Not.class, not -> not.term() instanceof Not ? not.term() : not),
                        "flt-02 flt-03 flt-04 flt-05 flt-06 flt-07 flt-08 flt-09 flt-10 flt-18 flt-22 prop-01 tmp-01 tmp-02 tmp-03 tmp-04 txt-01 txt-02 txt-03 txt-04 txt-05 txt-06 txt-07 txt-10"),
                Mutant.of(
                        "misses NULL with $ne",
                        unlessNull(NE),
                        "flt-05 flt-07 flt-18 flt-24 join-08 json-05 json-07 ref-03"),
                Mutant.of("misses NULL with $nin", unlessNull(NIN), "flt-05 flt-07 lst-05 sub-02 sub-03"),
                Mutant.of(
                        "finds nothing by a $nin with NULL in it",
                        comparisons(
                                NIN, nin -> listed(nin).contains(null) ? new Comparison(IN, LiteralList.of()) : nin),
                        "flt-09 sub-02 sub-03"),
                Mutant.of(
                        "does not find NULL by an $in with NULL in it",
                        comparisons(
                                IN,
                                in -> in.operand() instanceof LiteralList
                                        ? new Comparison(
                                                IN,
                                                new LiteralList(listed(in).stream()
                                                        .filter(Objects::nonNull)
                                                        .toList()))
                                        : in),
                        "flt-09 flt-24"),
                Mutant.of(
                        "finds everything by an empty $in",
                        comparisons(
                                IN,
                                in -> in.operand().equals(LiteralList.of())
                                        ? new Comparison(NIN, LiteralList.of())
                                        : in),
                        "flt-08 lst-05"),
                Mutant.of(
                        "excludes the ends of $between",
                        Mutation.nodes(FieldCondition.class, FilterMutants::withoutEnds),
                        "flt-06 flt-07 flt-25 tmp-01 tmp-03 tmp-04"),
                Mutant.of("sorts the ends of $between", comparisons(BETWEEN, FilterMutants::sorted), "flt-25"),
                Mutant.of(
                        "reads $exists the wrong way round",
                        comparisons(EXISTS, FilterMutants::opposite),
                        "agg-17 flt-04 flt-10 json-03 json-06 json-07 json-11 lst-10 near-14 prop-05 ref-03 win-11"),
                Mutant.of(
                        "takes two NULL fields for different",
                        Mutation.nodes(FieldCondition.class, FilterMutants::nullIsNotNull),
                        "flt-18"),
                Mutant.of(
                        "compares whole numbers as doubles",
                        Mutation.operands(value -> value instanceof Long whole ? (Object) whole.doubleValue() : value),
                        "flt-14 flt-23 lst-07 lst-11 rec-17"),
                Mutant.of(
                        "asks a list for any element where all are asked for",
                        comparisons(ALL, all -> new Comparison(IN, all.operand())),
                        "lst-06"));
    }

    private static Condition isNot(String field) {
        return FieldCondition.of(field, NULL, new Literal(false));
    }

    /** As {@code NOT (f = 1)} in SQL: NULL is in neither part. */
    private static Condition threeValued(Not negation) {
        Set<String> fields = new LinkedHashSet<>();
        new Rewriting<>(Condition.class, condition -> {
                    if (condition instanceof FieldEquals equals
                            && equals.value().value() != null) {
                        fields.add(equals.field());
                    } else if (condition instanceof FieldCondition field
                            && field.path().isEmpty()
                            && field.comparisons().stream()
                                    .noneMatch(one -> one.operator() == NULL || one.operator() == EXISTS)) {
                        fields.add(field.field());
                    }
                    return condition;
                })
                .of(negation.term());
        List<Condition> terms = new ArrayList<>();
        terms.add(negation);
        fields.forEach(field -> terms.add(isNot(field)));
        return new AllOf(terms);
    }

    static Mutation comparisons(Operator operator, Function<Comparison, Comparison> change) {
        return Mutation.nodes(
                Comparison.class,
                comparison -> comparison.operator() == operator ? change.apply(comparison) : comparison);
    }

    static Mutation unlessNull(Operator operator) {
        return Mutation.nodes(
                FieldCondition.class,
                field -> field.comparisons().stream().anyMatch(one -> one.operator() == operator && !asksForNull(one))
                        ? new AllOf(List.of(
                                field,
                                new FieldCondition(
                                        field.field(),
                                        field.path(),
                                        List.of(new Comparison(NULL, new Literal(false))))))
                        : field);
    }

    private static boolean asksForNull(Comparison comparison) {
        return (comparison.operand() instanceof Literal literal && literal.value() == null)
                || comparison.operand().equals(LiteralList.of());
    }

    private static List<Object> listed(Comparison comparison) {
        return comparison.operand() instanceof LiteralList list ? list.values() : List.of();
    }

    private static Condition withoutEnds(FieldCondition field) {
        return field.comparisons().stream()
                .filter(one -> one.operator() == BETWEEN && one.operand() instanceof LiteralList)
                .findFirst()
                .<Condition>map(between -> new AllOf(List.of(
                        field,
                        new FieldCondition(
                                field.field(), field.path(), List.of(new Comparison(NIN, between.operand()))))))
                .orElse(field);
    }

    private static Comparison sorted(Comparison between) {
        return between.operand() instanceof LiteralList list
                        && list.values().get(0) instanceof Long low
                        && list.values().get(1) instanceof Long high
                        && low > high
                ? new Comparison(BETWEEN, LiteralList.of(high, low))
                : between;
    }

    private static Comparison opposite(Comparison exists) {
        return exists.operand() instanceof Literal literal && literal.value() instanceof Boolean flag
                ? new Comparison(EXISTS, new Literal(!flag))
                : exists;
    }

    private static Condition nullIsNotNull(FieldCondition field) {
        boolean refers = field.comparisons().stream()
                .anyMatch(one -> one.operator() == EQ && one.operand() instanceof FieldReference);
        return refers ? new AllOf(List.of(field, isNot(field.field()))) : field;
    }
}
