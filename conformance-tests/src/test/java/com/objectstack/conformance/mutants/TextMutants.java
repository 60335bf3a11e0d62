package com.objectstack.conformance.mutants;

import static com.objectstack.conformance.mutants.FilterMutants.comparisons;
import static com.objectstack.query.Operator.CONTAINS;
import static com.objectstack.query.Operator.EQ;
import static com.objectstack.query.Operator.GT;
import static com.objectstack.query.Operator.GTE;
import static com.objectstack.query.Operator.ICONTAINS;
import static com.objectstack.query.Operator.ILIKE;
import static com.objectstack.query.Operator.IN;
import static com.objectstack.query.Operator.LIKE;
import static com.objectstack.query.Operator.LT;
import static com.objectstack.query.Operator.LTE;
import static com.objectstack.query.Operator.NOT_CONTAINS;
import static com.objectstack.query.Operator.STARTS_WITH;

import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drivers that compare text and moments otherwise. */
final class TextMutants {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private TextMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "folds case in $like",
                        comparisons(LIKE, like -> new Comparison(ILIKE, like.operand())),
                        "txt-04"),
                Mutant.of("folds case in equality", texts(EQ, String::equalsIgnoreCase), "txt-13"),
                Mutant.of("folds case in $contains", texts(CONTAINS, TextMutants::containsFolded), "txt-01"),
                Mutant.of(
                        "folds letters beyond ASCII in $icontains",
                        texts(ICONTAINS, TextMutants::containsFolded),
                        "txt-02"),
                Mutant.of(
                        "reads a comparand of $contains as a pattern",
                        comparisons(CONTAINS, TextMutants::pattern),
                        "txt-03"),
                Mutant.of("finds what begins anywhere by $startsWith", texts(STARTS_WITH, String::contains), "txt-14"),
                Mutant.of(
                        "misses NULL with $notContains",
                        FilterMutants.unlessNull(NOT_CONTAINS),
                        "flt-05 flt-07 json-12 lst-04"),
                Mutant.of(
                        "reads * and ? in a pattern as in a file name",
                        patterns(text -> text.replace('*', '%').replace('?', '_')),
                        "txt-05"),
                Mutant.of("takes \\ in a pattern for itself", patterns(text -> text.replace("\\", "\\\\")), "txt-04"),
                Mutant.of(
                        "matches a pattern with a part of the value",
                        patterns(text -> "%" + text + "%"),
                        "txt-04 txt-07 txt-11"),
                Mutant.of("matches a UTF-16 unit with _", texts(LIKE, TextMutants::matchesUnits), "txt-11"),
                Mutant.of("compares texts in the order of a language", byLanguage(), "prop-05 txt-10"),
                Mutant.of(
                        "ends a day, as upper bound, with its first moment",
                        comparisons(LTE, most -> suffixed(most, "T00:00:00Z")),
                        "tmp-01"),
                Mutant.of(
                        "begins after a day with its last moment",
                        comparisons(GT, more -> suffixed(more, "T23:59:59.999Z")),
                        "tmp-01"),
                Mutant.of(
                        "ignores the offset of a moment",
                        Mutation.operands(TextMutants::withoutOffset),
                        "tmp-03 tmp-04 tmp-05"));
    }

    private static Mutation texts(Operator operator, BiPredicate<String, String> holds) {
        return texts(Map.of(operator, holds));
    }

    /** Operators that hold for other texts of a field. */
    private static Mutation texts(Map<Operator, BiPredicate<String, String>> holding) {
        return Mutation.conditions(Condition.class, (call, condition) -> switch (condition) {
            case FieldEquals equals
            when holding.containsKey(EQ) && equals.value().value() instanceof String text ->
                among(call, equals.field(), text, holding.get(EQ), equals);
            case FieldCondition field
            when field.path().isEmpty()
                    && field.comparisons().size() == 1
                    && holding.containsKey(field.comparisons().get(0).operator())
                    && field.comparisons().get(0).operand() instanceof Literal literal
                    && literal.value() instanceof String text ->
                among(
                        call,
                        field.field(),
                        text,
                        holding.get(field.comparisons().get(0).operator()),
                        field);
            default -> condition;
        });
    }

    private static Condition among(
            Call call, String field, String text, BiPredicate<String, String> holds, Condition condition) {
        List<?> values = call.values(field);
        if (values.stream().noneMatch(String.class::isInstance)) {
            return condition;
        }
        return FieldCondition.of(
                field,
                IN,
                LiteralList.copyOf(values.stream()
                        .filter(value -> value instanceof String stored && holds.test(stored, text))
                        .toList()));
    }

    private static boolean containsFolded(String value, String part) {
        return value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static Mutation byLanguage() {
        Collator order = Collator.getInstance(Locale.ENGLISH);
        return texts(Map.of(
                GT, (value, bound) -> order.compare(value, bound) > 0,
                GTE, (value, bound) -> order.compare(value, bound) >= 0,
                LT, (value, bound) -> order.compare(value, bound) < 0,
                LTE, (value, bound) -> order.compare(value, bound) <= 0));
    }

    private static Comparison pattern(Comparison contains) {
        return contains.operand() instanceof Literal literal
                        && literal.value() instanceof String text
                        && (text.contains("%") || text.contains("_"))
                ? new Comparison(LIKE, new Literal("%" + text + "%"))
                : contains;
    }

    private static Mutation patterns(UnaryOperator<String> change) {
        return comparisons(
                LIKE,
                like -> like.operand() instanceof Literal literal && literal.value() instanceof String text
                        ? new Comparison(LIKE, new Literal(change.apply(text)))
                        : like);
    }

    /** A pattern of {@code %}, {@code _} and {@code \\} over the units of Java's text. */
    private static boolean matchesUnits(String value, String pattern) {
        if (pattern.isEmpty()) {
            return value.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '%') {
            return matchesUnits(value, rest) || !value.isEmpty() && matchesUnits(value.substring(1), pattern);
        }
        if (value.isEmpty()) {
            return false;
        }
        if (first == '\\') {
            return value.charAt(0) == rest.charAt(0) && matchesUnits(value.substring(1), rest.substring(1));
        }
        return (first == '_' || first == value.charAt(0)) && matchesUnits(value.substring(1), rest);
    }

    private static Comparison suffixed(Comparison bound, String time) {
        return bound.operand() instanceof Literal literal
                        && literal.value() instanceof String text
                        && DAY.matcher(text).matches()
                ? new Comparison(bound.operator(), new Literal(text + time))
                : bound;
    }

    private static @Nullable Object withoutOffset(@Nullable Object operand) {
        return operand instanceof String text && text.matches(".*T.*[+-][0-9]{2}:[0-9]{2}")
                ? text.substring(0, text.length() - 6) + "Z"
                : operand;
    }
}
