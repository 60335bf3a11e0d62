package com.objectstack.conformance.reference;

import com.objectstack.query.Search;
import com.objectstack.query.Search.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records that match a search, with scores and marked texts (docs/search.md). */
final class SearchMatches {
    /** The part of a term's trigrams that must be there is one of so many. */
    private static final int SHARE = 3;

    private final Search search;
    private final Tokens tokens;
    private final List<String> fields;
    /** For each term what it asks for: one phrase, or its trigrams; none if it has no letter or digit. */
    private final List<List<Phrase>> terms = new ArrayList<>();

    private final Bm25 score;

    /**
     * A search.
     *
     * @param search what is searched
     * @param indexed all fields that the index covers
     * @param fields those that are searched
     * @param weighing all records of the object, by which words are rare or common
     */
    SearchMatches(Search search, List<String> indexed, List<String> fields, List<Row> weighing) {
        this.search = search;
        this.fields = fields;
        this.tokens = search.fuzzy() ? Tokens.TRIGRAMS : Tokens.WORDS;
        SearchTerms.of(search.query()).forEach(term -> terms.add(search.fuzzy() ? trigrams(term) : phrase(term)));
        Set<Phrase> phrases = new LinkedHashSet<>();
        terms.forEach(phrases::addAll);
        this.score = new Bm25(new Bm25.Index(tokens, indexed, fields), search.boost(), phrases, weighing);
    }

    private List<Phrase> phrase(SearchTerms.Term term) {
        List<String> words =
                tokens.of(term.text()).stream().map(Tokens.Token::text).toList();
        return words.isEmpty() ? List.of() : List.of(new Phrase(words, term.isPrefix()));
    }

    /** The different parts of three characters as they are written; accents are no characters of their own. */
    private List<Phrase> trigrams(SearchTerms.Term term) {
        int[] letters = term.text()
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .toArray();
        Set<String> parts = new LinkedHashSet<>();
        for (int from = 0; from + Tokens.LENGTH <= letters.length; from++) {
            parts.add(new String(letters, from, Tokens.LENGTH));
        }
        return parts.stream()
                .map(part -> new Phrase(
                        tokens.of(part).stream().map(Tokens.Token::text).toList(), false))
                .filter(phrase -> !phrase.words().isEmpty())
                .toList();
    }

    /** Those of some records that match. */
    List<Row> of(List<Row> records) {
        List<Row> found = new ArrayList<>();
        Double minScore = search.minScore();
        for (Row record : records) {
            if (!matches(record)) {
                continue;
            }
            double points = score.of(record);
            if (minScore == null || points >= minScore) {
                found.add(withResults(record, points));
            }
        }
        return found;
    }

    /** A term that asks for nothing is left out where all must match, and matches nothing where any may. */
    private boolean matches(Row record) {
        List<List<Phrase>> asking =
                terms.stream().filter(phrases -> !phrases.isEmpty()).toList();
        return !asking.isEmpty()
                && (search.operator() == Operator.AND
                        ? asking.stream().allMatch(phrases -> isNear(record, phrases))
                        : asking.stream().anyMatch(phrases -> isNear(record, phrases)));
    }

    /** Of a term's trigrams a third must be there, in any of the fields; of a word it is the word. */
    private boolean isNear(Row record, List<Phrase> phrases) {
        int enough = (phrases.size() + SHARE - 1) / SHARE;
        return phrases.stream().filter(phrase -> isIn(record, phrase)).count() >= enough;
    }

    private boolean isIn(Row record, Phrase phrase) {
        return fields.stream()
                .anyMatch(field -> record.get(field) instanceof String text
                        && !phrase.in(tokens.of(text)).isEmpty());
    }

    private Row withResults(Row record, double points) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(record.values());
        values.put(SearchedObject.SCORE, points);
        if (search.highlight()) {
            Map<String, @Nullable Object> marked = new LinkedHashMap<>();
            for (String field : fields) {
                if (record.get(field) instanceof String text) {
                    marked.put(field, marked(text));
                }
            }
            values.put(SearchedObject.HIGHLIGHTS, marked);
        }
        return new Row(values);
    }

    /** The text with what matches between {@code <em>} and {@code </em>}; matches that overlap or touch are marked as one. */
    private String marked(String text) {
        List<Tokens.Token> all = tokens.of(text);
        TreeMap<Integer, Integer> ranges = new TreeMap<>();
        for (List<Phrase> phrases : terms) {
            for (Phrase phrase : phrases) {
                for (int place : phrase.in(all)) {
                    int end = all.get(place + phrase.words().size() - 1).end();
                    ranges.merge(all.get(place).start(), end, Math::max);
                }
            }
        }
        StringBuilder marked = new StringBuilder();
        int written = 0;
        while (!ranges.isEmpty()) {
            Map.Entry<Integer, Integer> range = ranges.pollFirstEntry();
            int end = range.getValue();
            while (!ranges.isEmpty() && ranges.firstKey() <= end) {
                end = Math.max(end, ranges.pollFirstEntry().getValue());
            }
            marked.append(text, written, range.getKey()).append("<em>");
            marked.append(text, range.getKey(), end).append("</em>");
            written = end;
        }
        return marked.append(text, written, text.length()).toString();
    }
}
