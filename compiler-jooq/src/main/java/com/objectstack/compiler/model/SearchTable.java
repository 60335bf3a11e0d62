package com.objectstack.compiler.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One FTS5 table of a search index. It keeps no text: its content is a view that joins the records to their numbers.
 *
 * @param object the object it is of
 * @param kind what it finds
 * @param fields the fields it covers, in the order of its columns
 */
public record SearchTable(String object, Kind kind, List<String> fields) {
    /** What a table finds. */
    public enum Kind {
        /** Words, phrases and beginnings of words, whatever their case and accents. */
        WORDS("", "unicode61 remove_diacritics 2"),
        /** Parts of three characters, for near spellings. */
        TRIGRAMS("_tri", "trigram remove_diacritics 1");

        private final String suffix;
        private final String tokenizer;

        Kind(String suffix, String tokenizer) {
            this.suffix = suffix;
            this.tokenizer = tokenizer;
        }

        /** How FTS5 cuts a text into tokens. */
        public String tokenizer() {
            return tokenizer;
        }
    }

    /** Copies {@code fields}. */
    public SearchTable {
        fields = List.copyOf(fields);
    }

    /** Its name. */
    public String name() {
        return object + SearchIndex.SUFFIX + kind.suffix;
    }

    /** The view that is its content. */
    public String view() {
        return name() + "_text";
    }

    /** Its columns. */
    public List<String> columns() {
        return IntStream.range(0, fields.size()).mapToObj(this::column).toList();
    }

    /**
     * The column of the field at a place. The prefix keeps it from what FTS5 reserves ({@code rank}, {@code rowid}); the
     * place in it has a program with an older schema refused, where it would read and weigh other columns.
     */
    public String column(int place) {
        return "c" + place + "_" + fields.get(place);
    }
}
