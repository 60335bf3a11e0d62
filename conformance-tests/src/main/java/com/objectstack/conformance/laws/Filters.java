package com.objectstack.conformance.laws;

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
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Filters over the fields of a table; every one of them is accepted. */
final class Filters {
    private static final List<Operator> EQUALITY = List.of(Operator.EQ, Operator.NE);
    private static final List<Operator> RANGES = List.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);
    private static final List<Operator> MEMBERSHIP = List.of(Operator.IN, Operator.NIN);
    private static final List<Operator> NULLNESS = List.of(Operator.NULL, Operator.EXISTS);
    private static final List<Operator> TEXTUAL =
            List.of(Operator.CONTAINS, Operator.NOT_CONTAINS, Operator.STARTS_WITH, Operator.ENDS_WITH);
    private static final List<Operator> PATTERNS = List.of(Operator.LIKE, Operator.ILIKE);

    /** Half of the limit of decision 26: what stands inside adds its own depth. */
    private static final int DEEP = 50;

    private final List<Domain> domains;

    Filters(List<Domain> domains) {
        this.domains = domains;
    }

    /** Filters of some depth; now and then under many negations. */
    Arbitrary<Condition> any() {
        Arbitrary<Condition> tree = tree(4);
        Arbitrary<Condition> deep = Combinators.combine(
                        leaf(), Arbitraries.integers().between(1, DEEP))
                .as((condition, depth) -> {
                    Condition negated = condition;
                    for (int level = 0; level < depth; level++) {
                        negated = negated.not();
                    }
                    return negated;
                });
        return Arbitraries.frequencyOf(Tuple.of(15, tree), Tuple.of(1, deep));
    }

    private Arbitrary<Condition> tree(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Condition> below = tree(depth - 1);
        Arbitrary<List<Condition>> terms = below.list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(8, leaf()),
                Tuple.of(3, terms.map(AllOf::new)),
                Tuple.of(3, terms.map(AnyOf::new)),
                Tuple.of(3, below.map(Condition::not)),
                Tuple.of(
                        1,
                        below.map(Filters::keyed)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(3)
                                .map(FilterObject::new)),
                Tuple.of(1, Arbitraries.just(new Everything())));
    }

    /** Members of an object have a key each. */
    private static Condition keyed(Condition condition) {
        boolean keyless = condition instanceof Everything || condition instanceof FilterObject;
        return keyless ? condition.not() : condition;
    }

    /** One field under one operator or several. */
    Arbitrary<Condition> leaf() {
        return Arbitraries.of(domains).flatMap(domain -> {
            Arbitrary<Condition> equals = nullable(domain).map(value -> new FieldEquals(domain.name(), value));
            Arbitrary<Condition> operators = comparison(domain)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2)
                    .map(comparisons -> new FieldCondition(domain.name(), List.of(), onePerOperator(comparisons)));
            return Arbitraries.frequencyOf(Tuple.of(1, equals), Tuple.of(5, operators));
        });
    }

    /** A field under one operator. */
    Arbitrary<FieldCondition> single() {
        return Arbitraries.of(domains)
                .flatMap(domain -> comparison(domain)
                        .map(comparison -> new FieldCondition(domain.name(), List.of(), List.of(comparison))));
    }

    private static List<Comparison> onePerOperator(List<Comparison> comparisons) {
        Map<Operator, Comparison> first = new LinkedHashMap<>();
        comparisons.forEach(comparison -> first.putIfAbsent(comparison.operator(), comparison));
        return List.copyOf(first.values());
    }

    private Arbitrary<Comparison> comparison(Domain domain) {
        Arbitrary<Comparison> common = Arbitraries.oneOf(
                pick(EQUALITY, nullable(domain)),
                pick(MEMBERSHIP, nullable(domain).list().ofMaxSize(4).map(Filters::listOf)),
                pick(NULLNESS, Arbitraries.of(true, false).map(Literal::new)),
                pick(EQUALITY, reference(domain)));
        if (domain.kind() == ValueClass.BOOLEAN) {
            return common;
        }
        Arbitrary<Comparison> ordered = Arbitraries.oneOf(
                pick(RANGES, value(domain).map(Literal::new)),
                pick(List.of(Operator.BETWEEN), value(domain).list().ofSize(2).map(LiteralList::new)),
                pick(RANGES, reference(domain)));
        return domain.kind() == ValueClass.TEXT
                ? Arbitraries.oneOf(common, ordered, textual(domain))
                : Arbitraries.oneOf(common, ordered);
    }

    private static Arbitrary<Comparison> textual(Domain domain) {
        Arbitrary<String> part = Arbitraries.oneOf(
                Values.pieces(2),
                Arbitraries.of(domain.values())
                        .flatMap(value ->
                                Arbitraries.integers().between(0, 8).map(cut -> cut(String.valueOf(value), cut))));
        return Arbitraries.oneOf(
                pick(TEXTUAL, part.map(Literal::new)),
                pick(List.of(Operator.ICONTAINS), part.map(text -> new Literal(text.isEmpty() ? "a" : text))),
                pick(PATTERNS, Arbitraries.oneOf(part, patterns(domain)).map(text -> new Literal(closed(text)))));
    }

    /** A value with a wildcard somewhere, or pieces between wildcards. */
    private static Arbitrary<String> patterns(Domain domain) {
        Arbitrary<String> loose = Arbitraries.of(
                        "%", "_", "\\%", "\\_", "\\\\", "a", "A", "b", "é", "😀", "*", "[a]", "?")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
        Arbitrary<String> fitting = Arbitraries.of(domain.values()).map(value -> {
            String text = String.valueOf(value);
            int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
            return "_" + text.substring(first).replace("\\", "\\\\").replace("%", "\\%");
        });
        return Arbitraries.oneOf(loose, fitting);
    }

    /** A part of a text that does not cut a code point in two. */
    private static String cut(String text, int code) {
        int[] points = text.codePoints().toArray();
        int from = points.length == 0 ? 0 : code % (points.length + 1);
        return new String(points, from, Math.min(2, points.length - from));
    }

    /** A pattern must not end in a lone backslash. */
    private static String closed(String pattern) {
        int end = pattern.length();
        while (end > 0 && pattern.charAt(end - 1) == '\\') {
            end--;
        }
        return (pattern.length() - end) % 2 == 0 ? pattern : pattern + "\\";
    }

    private Arbitrary<FieldReference> reference(Domain domain) {
        List<String> alike = domains.stream()
                .filter(other -> other.kind() == domain.kind())
                .map(Domain::name)
                .toList();
        return Arbitraries.of(alike).map(FieldReference::new);
    }

    /** A value the column holds, or another one; temporal values as text too, and days for instants. */
    private static Arbitrary<Object> value(Domain domain) {
        Arbitrary<Object> plain = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(domain.values())), Tuple.of(1, Values.of(domain.kind())));
        return switch (domain.kind()) {
            case DATE, TIME -> Arbitraries.oneOf(plain, plain.map(Values::asText));
            case DATETIME ->
                Arbitraries.oneOf(
                        plain,
                        plain.map(Values::asText),
                        plain.map(instant ->
                                ((Instant) instant).atOffset(ZoneOffset.UTC).toLocalDate()),
                        plain.map(instant -> ((Instant) instant).toEpochMilli()));
            default -> plain;
        };
    }

    private static Arbitrary<Literal> nullable(Domain domain) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, value(domain).map(Literal::new)), Tuple.of(1, Arbitraries.just(Literal.NULL)));
    }

    private static LiteralList listOf(List<Literal> literals) {
        List<@Nullable Object> values = new ArrayList<>();
        literals.forEach(literal -> values.add(literal.value()));
        return LiteralList.copyOf(values);
    }

    private static Arbitrary<Comparison> pick(List<Operator> operators, Arbitrary<? extends Operand> operand) {
        return Combinators.combine(Arbitraries.of(operators), operand).as(Comparison::new);
    }
}
