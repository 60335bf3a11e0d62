package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Search;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A search text as terms: cut at white space, {@code "…"} is a phrase, a {@code *} at the end asks for a beginning. A
 * quote that opens nothing, or that nothing closes, is a character like any other.
 */
final class SearchText {
    /** FTS5 reads a list of terms in quadratic time, and nothing can stop it. */
    private static final int MAX_LENGTH = 10_000;

    private final String text;
    private final Set<Term> terms = new LinkedHashSet<>();
    private int position;

    /**
     * A word or phrase.
     *
     * @param text what is searched, as it was written
     * @param isPrefix whether longer words match too
     */
    record Term(String text, boolean isPrefix) {
        /** As FTS5 reads it: within quotes every character is one of the text. */
        String match() {
            return quoted(text) + (isPrefix ? "*" : "");
        }
    }

    private SearchText(String text) {
        this.text = text;
    }

    /**
     * The different terms of a text in order, one at least.
     *
     * @throws RefusedValue if nothing can be searched by it
     */
    static List<Term> judged(String text) {
        String defect = TextRules.problem(text);
        if (defect != null) {
            throw refused("the search text " + defect, "pass Unicode text without U+0000");
        }
        List<Term> terms = terms(text);
        if (terms.isEmpty()) {
            throw refused("the search text is blank", "pass a word, or leave 'search' out");
        }
        if (text.length() > MAX_LENGTH) {
            throw refused("the search text has " + text.length() + " characters", "pass at most " + MAX_LENGTH);
        }
        return terms;
    }

    /** The different terms of a text in order, none if it is blank. */
    static List<Term> terms(String text) {
        SearchText reader = new SearchText(text);
        while (reader.skipBlanks()) {
            reader.term();
        }
        return List.copyOf(reader.terms);
    }

    /**
     * What FTS5 is asked for. A term without a letter or digit has no tokens: FTS5 leaves it out of a list without
     * words in between, and it matches nothing in a list of alternatives.
     */
    static String match(List<Term> terms, Search.Operator operator) {
        String between = operator == Search.Operator.AND ? " " : " OR ";
        return terms.stream().map(Term::match).collect(Collectors.joining(between));
    }

    /** A text in FTS5's quotes. */
    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private void term() {
        int end = text.charAt(position) == '"' ? text.indexOf('"', position + 1) : -1;
        if (end < 0) {
            word();
            return;
        }
        String phrase = text.substring(position + 1, end);
        position = end + 1;
        boolean isPrefix = position < text.length() && text.charAt(position) == '*';
        if (isPrefix) {
            position++;
        }
        terms.add(new Term(phrase, isPrefix));
    }

    private void word() {
        int start = position;
        while (position < text.length() && !isBlank(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        String word = text.substring(start, position);
        boolean isPrefix = word.endsWith("*");
        terms.add(new Term(isPrefix ? word.substring(0, word.length() - 1) : word, isPrefix));
    }

    private boolean skipBlanks() {
        while (position < text.length() && isBlank(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        return position < text.length();
    }

    private static RefusedValue refused(String message, String hint) {
        return new RefusedValue(ErrorCode.INVALID_QUERY, message, hint);
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
