package com.objectstack.conformance.laws;

import java.util.List;

/** Texts that are searched and what is searched in them: few words, so that terms hit. */
final class SearchWords {
    private static final List<String> WORDS =
            List.of("coffee", "Coffee", "sail", "sails", "été", "ete", "42", "o'b", "😀", "red");

    static final List<Object> TEXTS = List.of("coffee sails", "red, sail", "Été 42");

    private SearchWords() {}

    static String text(Draw draw) {
        return String.join(draw.any(" ", ", ", "-"), draw.some(WORDS, draw.between(1, 4)));
    }

    /** Terms: words, prefixes and phrases. */
    static String terms(Draw draw) {
        String word = draw.of(WORDS);
        return switch (draw.between(0, 4)) {
            case 0 -> word.substring(0, word.offsetByCodePoints(0, 1)) + "*";
            case 1 -> "\"" + word + " " + draw.of(WORDS) + "\"";
            case 2 -> word + " " + draw.of(WORDS);
            default -> word;
        };
    }
}
