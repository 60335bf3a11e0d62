package com.objectstack.conformance.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut into tokens (docs/search.md): words as FTS5's {@code unicode61 remove_diacritics 2} has them, or parts
 * of three characters as its {@code trigram} has them. Case and accents are left out of both.
 */
enum Tokens {
    /** Runs of letters and digits; all else parts them. */
    WORDS {
        @Override
        List<Token> of(String text) {
            List<Token> tokens = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            int start = 0;
            for (int at = 0; at <= text.length(); ) {
                int point = at < text.length() ? text.codePointAt(at) : ' ';
                boolean goesOn = isWord(point) || (!word.isEmpty() && isAccent(point));
                if (!goesOn && !word.isEmpty()) {
                    tokens.add(new Token(word.toString(), start, at));
                    word.setLength(0);
                } else if (goesOn) {
                    start = word.isEmpty() ? at : start;
                    appendFolded(word, point);
                }
                at += Character.charCount(point);
            }
            return tokens;
        }
    },
    /** Three characters each, beginning at each character. */
    TRIGRAMS {
        @Override
        List<Token> of(String text) {
            List<Integer> starts = new ArrayList<>();
            StringBuilder letters = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                int before = letters.length();
                if (!isAccent(text.codePointAt(at))) {
                    appendFolded(letters, text.codePointAt(at));
                }
                if (letters.length() > before) {
                    starts.add(at);
                    places.add(before);
                }
            }
            starts.add(text.length());
            places.add(letters.length());
            List<Token> tokens = new ArrayList<>();
            for (int at = 0; at + LENGTH < starts.size(); at++) {
                String part = letters.substring(places.get(at), places.get(at + LENGTH));
                tokens.add(new Token(part, starts.get(at), starts.get(at + LENGTH)));
            }
            return tokens;
        }
    };

    /** The characters of a trigram. */
    static final int LENGTH = 3;

    private static final int FIRST_ACCENT = 0x300;
    private static final int LAST_ACCENT = 0x331;

    /** FTS5's table of marks that are accents, a bit each from U+0300. */
    private static final long ACCENTS = 0x000361F8_08029FDFL;

    /**
     * A token of a text.
     *
     * @param text without case and accents
     * @param start where it begins in the text
     * @param end where it ends
     */
    record Token(String text, int start, int end) {}

    /** The tokens of a text, in order. */
    abstract List<Token> of(String text);

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.LETTER_NUMBER
                || Character.getType(point) == Character.OTHER_NUMBER
                || Character.getType(point) == Character.PRIVATE_USE;
    }

    private static boolean isAccent(int point) {
        return point >= FIRST_ACCENT && point <= LAST_ACCENT && (ACCENTS >> (point - FIRST_ACCENT) & 1) == 1;
    }

    /** Letters of the Latin alphabet lose their accents; an accent alone is nothing. */
    private static void appendFolded(StringBuilder out, int point) {
        if (isAccent(point)) {
            return;
        }
        int lower = Character.toLowerCase(point);
        int plain = Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFD)
                .codePointAt(0);
        out.appendCodePoint(plain < 128 ? plain : lower);
    }
}
