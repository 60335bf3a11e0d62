package com.objectstack.conformance.reference;

import com.objectstack.query.Comparison;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operators on multi-valued fields ask about the elements (SEMANTICS.md decision 10). */
final class Elements {
    private final Comparands comparands;

    Elements(Comparands comparands) {
        this.comparands = comparands;
    }

    /** What an operator that fits a list asks of it. */
    Predicate<@Nullable Object> read(Term term, Comparison comparison, String path) {
        Operator operator = comparison.operator();
        return switch (operator) {
            case IN -> anyOf(members(term, comparison.operand(), path));
            case NIN -> anyOf(members(term, comparison.operand(), path)).negate();
            case ALL -> allOf(members(term, comparison.operand(), path));
            case SIZE -> size(comparison.operand());
            case CONTAINS -> some(ValueTests.compared(Operator.EQ, text(comparison, path)));
            case NOT_CONTAINS ->
                some(ValueTests.compared(Operator.EQ, text(comparison, path))).negate();
            case STARTS_WITH, ENDS_WITH, ICONTAINS, LIKE, ILIKE ->
                some(ValueTests.textual(operator, text(comparison, path)));
            case EQ, NE, GT, GTE, LT, LTE, BETWEEN, NULL, EXISTS ->
                throw new IllegalArgumentException(operator.key() + " asks about no elements");
        };
    }

    private List<@Nullable Object> members(Term term, Operand operand, String path) {
        return comparands.readAll(term, ((LiteralList) operand).values(), path);
    }

    private String text(Comparison comparison, String path) {
        String text = (String) Objects.requireNonNull(((Literal) comparison.operand()).value());
        return comparands.readText(comparison.operator(), text, path);
    }

    /** Some element does; NULL has none. */
    private static Predicate<@Nullable Object> some(Predicate<@Nullable Object> test) {
        return value -> value instanceof List<?> list
                && list.stream().anyMatch(element -> element != null && test.test(plain(element)));
    }

    /** A list that was collected may hold days and instants; they are compared as their canonical text (§3). */
    private static Object plain(Object element) {
        return Temporals.canonical(element).<Object>map(text -> text).orElse(element);
    }

    /** Null among the members is the NULL row (decision 2), not an element. */
    private static Predicate<@Nullable Object> anyOf(List<@Nullable Object> members) {
        Predicate<@Nullable Object> isMember = ValueTests.memberOf(members);
        Predicate<@Nullable Object> some = some(isMember);
        return value -> value == null ? isMember.test(null) : some.test(value);
    }

    /** Every member is an element; {@code []} holds on every value but NULL. */
    private static Predicate<@Nullable Object> allOf(List<@Nullable Object> members) {
        return value -> value != null
                && members.stream()
                        .allMatch(member -> some(element -> ValueTests.areEqualValues(element, member))
                                .test(value));
    }

    /** The number of elements; NULL has none, not even zero. */
    private static Predicate<@Nullable Object> size(Operand operand) {
        List<Comparison> comparisons = operand instanceof SizeCondition size
                ? size.comparisons()
                : List.of(new Comparison(Operator.EQ, operand));
        return value -> value instanceof List<?> list
                && comparisons.stream().allMatch(comparison -> holds((long) list.size(), comparison));
    }

    private static boolean holds(long size, Comparison comparison) {
        return switch (comparison.operator()) {
            case IN -> ValueTests.memberOf(wholes(comparison)).test(size);
            case NIN -> !ValueTests.memberOf(wholes(comparison)).test(size);
            case BETWEEN ->
                ValueTests.compared(Operator.GTE, wholes(comparison).get(0)).test(size)
                        && ValueTests.compared(Operator.LTE, wholes(comparison).get(1))
                                .test(size);
            default ->
                ValueTests.compared(comparison.operator(), wholes(comparison).get(0))
                        .test(size);
        };
    }

    private static List<Number> wholes(Comparison comparison) {
        List<? extends @Nullable Object> literals = comparison.operand() instanceof LiteralList list
                ? list.values()
                : Collections.singletonList(((Literal) comparison.operand()).value());
        return literals.stream()
                .map(whole -> (Number) ((Number) Objects.requireNonNull(whole)).longValue())
                .toList();
    }
}
