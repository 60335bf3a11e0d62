package com.objectstack.conformance.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search text as terms (docs/search.md): cut at white space, {@code "…"} is a phrase, a {@code *} at the end asks for a
 * beginning. A quote that opens nothing, or that nothing closes, is a character like any other.
 */
final class SearchTerms {
    private final String text;
    private final Set<Term> terms = new LinkedHashSet<>();
    private int position;

    private SearchTerms(String text) {
        this.text = text;
    }

    /**
     * A word or phrase.
     *
     * @param text what is searched, as it was written
     * @param isPrefix whether longer words match too
     */
    record Term(String text, boolean isPrefix) {}

    /** The different terms of a text, in order; none if it is blank. */
    static List<Term> of(String text) {
        SearchTerms reader = new SearchTerms(text);
        reader.read();
        return List.copyOf(reader.terms);
    }

    private void read() {
        while (position < text.length()) {
            if (isBlank(text.codePointAt(position))) {
                position += Character.charCount(text.codePointAt(position));
            } else {
                readTerm();
            }
        }
    }

    private void readTerm() {
        int end = text.charAt(position) == '"' ? text.indexOf('"', position + 1) : -1;
        if (end < 0) {
            readWord();
            return;
        }
        String phrase = text.substring(position + 1, end);
        position = end + 1;
        boolean isPrefix = text.startsWith("*", position);
        position += isPrefix ? 1 : 0;
        terms.add(new Term(phrase, isPrefix));
    }

    private void readWord() {
        int start = position;
        while (position < text.length() && !isBlank(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        String word = text.substring(start, position);
        boolean isPrefix = word.endsWith("*");
        terms.add(new Term(isPrefix ? word.substring(0, word.length() - 1) : word, isPrefix));
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
