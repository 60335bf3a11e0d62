package com.objectstack.query.json;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.ConditionVisitor;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Conditions of every kind, as JSON can carry them: literals are values that JSON has. */
public final class ConditionArbitraries {
    private static final List<Operator> SIZE_OPERATORS =
            List.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);

    private ConditionArbitraries() {}

    /** Names, odd ones among them; none starts with {@code $}. */
    public static Arbitrary<String> names() {
        return Arbitraries.of(
                "a", "b", "total", "account.name", "meta.tags.0", "x/y", "t~z", "no name", "größe", "𝒳", "A\"q");
    }

    /** Texts of all kinds of characters. */
    public static Arbitrary<String> texts() {
        return Arbitraries.strings().ascii().withChars("äß€ΩЖ漢%_\\*?[]").ofMaxLength(8);
    }

    /** Every number a JSON text can carry, as Java has it. */
    public static Arbitrary<Number> numbers() {
        Arbitrary<Number> fractions =
                Arbitraries.doubles().map(d -> JsonNumbers.ofDecimal(new BigDecimal(Double.toString(d))));
        Arbitrary<Number> inexact = Arbitraries.bigDecimals().ofScale(25).map(JsonNumbers::ofDecimal);
        Arbitrary<Number> huge = Arbitraries.bigIntegers().map(i -> i.bitLength() < 64 ? i.longValue() : i);
        return Arbitraries.oneOf(longs(), fractions, inexact, huge);
    }

    private static Arbitrary<Number> longs() {
        return Arbitraries.longs().map(l -> l);
    }

    /** Values without null. */
    public static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                texts().map(t -> (Object) t),
                numbers().map(n -> n),
                Arbitraries.of(true, false).map(b -> b));
    }

    private static Arbitrary<Literal> literals() {
        return values().map(Literal::new);
    }

    private static Arbitrary<Literal> nullableLiterals() {
        return values().injectNull(0.2).map(Literal::new);
    }

    private static Arbitrary<LiteralList> lists() {
        return values().injectNull(0.2).list().ofMaxSize(4).map(LiteralList::new);
    }

    /** Conditions nested at most {@code depth} deep. */
    public static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> keyed = keyed(depth);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, keyed),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Everything())),
                net.jqwik.api.Tuple.of(3, keyed.list().ofMinSize(2).ofMaxSize(3).map(ConditionArbitraries::object)));
    }

    private static Arbitrary<Condition> keyed(int depth) {
        Arbitrary<Condition> equals =
                Combinators.combine(names(), nullableLiterals()).as(FieldEquals::new);
        Arbitrary<Condition> leaf = Arbitraries.oneOf(equals, fieldConditions(depth));
        if (depth <= 0) {
            return leaf;
        }
        Arbitrary<Condition> inner = Arbitraries.lazy(() -> conditions(depth - 1));
        Arbitrary<List<Condition>> terms = inner.list().ofMaxSize(3);
        Arbitrary<Condition> relation = Combinators.combine(names(), inner)
                .as((name, condition) -> condition instanceof Everything
                        ? new FieldEquals(name, Literal.NULL)
                        : new RelationCondition(name, condition));
        Arbitrary<Condition> exists = subqueries(depth).map(ExistsCondition::new);
        return Arbitraries.oneOf(
                leaf, leaf, terms.map(AllOf::new), terms.map(AnyOf::new), inner.map(Not::new), relation, exists);
    }

    private static Arbitrary<Subquery> subqueries(int depth) {
        return Combinators.combine(names(), Arbitraries.lazy(() -> QueryArbitraries.queries(depth - 1)))
                .as((name, query) -> new Subquery(QueryArbitraries.of(name, query)));
    }

    /** A filter object of members with different keys; a single one stands alone. */
    private static Condition object(List<Condition> members) {
        Map<String, Condition> byKey = new TreeMap<>();
        members.forEach(member -> byKey.putIfAbsent(key(member), member));
        return byKey.size() == 1 ? members.get(0) : new FilterObject(new ArrayList<>(byKey.values()));
    }

    private static String key(Condition condition) {
        return ConditionVisitor.visit(condition, new ConditionVisitor<String>() {
            @Override
            public String allOf(AllOf all) {
                return "$and";
            }

            @Override
            public String anyOf(AnyOf any) {
                return "$or";
            }

            @Override
            public String not(Not not) {
                return "$not";
            }

            @Override
            public String existsCondition(ExistsCondition exists) {
                return "$exists";
            }

            @Override
            public String fieldEquals(FieldEquals equals) {
                return equals.field();
            }

            @Override
            public String fieldCondition(FieldCondition field) {
                return field.field();
            }

            @Override
            public String relationCondition(RelationCondition relation) {
                return relation.field();
            }

            @Override
            public String otherwise(Condition other) {
                throw new IllegalArgumentException("no key: " + other);
            }
        });
    }

    private static Arbitrary<Condition> fieldConditions(int depth) {
        Arbitrary<List<Comparison>> comparisons = Arbitraries.of(Operator.values())
                .flatMap(operator -> operands(operator, depth).map(operand -> new Comparison(operator, operand)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(Comparison::operator);
        Arbitrary<JsonStep> steps = Arbitraries.oneOf(
                names().map(JsonStep.Member::new), Arbitraries.integers().map(JsonStep.Element::new));
        Arbitrary<List<JsonStep>> paths =
                Arbitraries.oneOf(Arbitraries.just(List.of()), steps.list().ofMaxSize(3));
        return Combinators.combine(names(), paths, comparisons).as(FieldCondition::new);
    }

    private static Arbitrary<Operand> operands(Operator operator, int depth) {
        Arbitrary<Operand> references = Arbitraries.of("b", "outer.b", "c.name").map(FieldReference::new);
        return switch (operator) {
            case EQ, NE -> withSubquery(Arbitraries.oneOf(nullableLiterals().map(l -> l), references), depth);
            case GT, GTE, LT, LTE -> withSubquery(Arbitraries.oneOf(literals().map(l -> l), references), depth);
            case IN, NIN -> withSubquery(lists().map(list -> list), depth);
            case ALL -> values().list().ofMaxSize(4).map(LiteralList::copyOf);
            case BETWEEN -> values().list().ofSize(2).map(LiteralList::copyOf);
            case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH -> texts().map(Literal::new);
            case ICONTAINS -> texts().filter(text -> !text.isEmpty()).map(Literal::new);
            case LIKE, ILIKE -> texts().map(text -> new Literal(text.replace("\\", "\\\\")));
            case NULL, EXISTS -> Arbitraries.of(true, false).map(Literal::new);
            case SIZE -> Arbitraries.oneOf(Arbitraries.longs().map(Literal::new), sizes());
        };
    }

    private static Arbitrary<Operand> withSubquery(Arbitrary<Operand> others, int depth) {
        return depth <= 0
                ? others
                : Arbitraries.oneOf(others, others, subqueries(depth).map(s -> s));
    }

    private static Arbitrary<Operand> sizes() {
        Arbitrary<Comparison> single = Combinators.combine(Arbitraries.of(SIZE_OPERATORS), Arbitraries.longs())
                .as((operator, count) -> new Comparison(operator, new Literal(count)));
        Arbitrary<Comparison> listed = Arbitraries.longs()
                .list()
                .ofSize(2)
                .flatMap(list -> Arbitraries.of(Operator.IN, Operator.NIN, Operator.BETWEEN)
                        .map(operator -> new Comparison(operator, LiteralList.copyOf(list))));
        return Arbitraries.oneOf(single, listed)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(Comparison::operator)
                .map(SizeCondition::new);
    }
}
