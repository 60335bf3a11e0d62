package com.objectstack.conformance.reference;

import com.objectstack.query.Operator;
import java.util.function.Function;
import java.util.function.Predicate;

/** The operators that look inside a text: literal, by code point, folding ASCII alone (SEMANTICS.md decision 21). */
final class TextOperators {
    private TextOperators() {}

    /**
     * What a positive text operator asks of a text.
     *
     * @param operator any of them but {@code $notContains}, which is the complement of {@code $contains}
     * @param comparand the text it is asked with
     */
    static Predicate<String> of(Operator operator, String comparand) {
        return switch (operator) {
            case CONTAINS -> text -> text.contains(comparand);
            case STARTS_WITH -> text -> text.startsWith(comparand);
            case ENDS_WITH -> text -> text.endsWith(comparand);
            case ICONTAINS -> folding(comparand, part -> text -> text.contains(part));
            case LIKE -> LikePattern.of(comparand)::matches;
            case ILIKE -> folding(comparand, pattern -> LikePattern.of(pattern)::matches);
            case EQ, NE, GT, GTE, LT, LTE, IN, NIN, BETWEEN, NOT_CONTAINS, NULL, EXISTS, ALL, SIZE ->
                throw new IllegalArgumentException(operator.key() + " looks inside no text");
        };
    }

    private static Predicate<String> folding(String comparand, Function<String, Predicate<String>> exact) {
        Predicate<String> folded = exact.apply(Texts.folded(comparand));
        return text -> folded.test(Texts.folded(text));
    }
}
