package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that stand next to each other.
 *
 * @param words the words, one or more
 * @param isPrefix whether the last one may be the beginning of a longer word
 */
record Phrase(List<String> words, boolean isPrefix) {
    Phrase {
        words = List.copyOf(words);
    }

    /** The places among the tokens of a text where it stands. */
    List<Integer> in(List<Tokens.Token> tokens) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place + words.size() <= tokens.size(); place++) {
            if (isAt(tokens, place)) {
                places.add(place);
            }
        }
        return places;
    }

    private boolean isAt(List<Tokens.Token> tokens, int place) {
        for (int word = 0; word < words.size(); word++) {
            String token = tokens.get(place + word).text();
            boolean mayGoOn = isPrefix && word == words.size() - 1;
            boolean matches = mayGoOn ? token.startsWith(words.get(word)) : token.equals(words.get(word));
            if (!matches) {
                return false;
            }
        }
        return true;
    }
}
