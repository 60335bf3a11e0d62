package com.objectstack.conformance.reference;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts are Unicode scalar values, compared by code point; only ASCII letters are folded (SEMANTICS.md decision 21). */
final class Texts {
    /** SEMANTICS.md §5: values are cut to this many characters in messages. */
    private static final int SHOWN = 120;

    private Texts() {}

    /** What makes a text impossible to keep, for example "contains U+0000"; empty for Unicode text. */
    static Optional<String> defect(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("contains U+0000");
        }
        return text.codePoints().anyMatch(Texts::isSurrogate)
                ? Optional.of("contains a lone surrogate")
                : Optional.empty();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Compares by code point, never by UTF-16 unit: U+FFFD comes before U+1F600. */
    static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        int at = 0;
        while (at < shorter && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == shorter) {
            return Integer.compare(left.length(), right.length());
        }
        boolean insidePair = at > 0 && Character.isHighSurrogate(left.charAt(at - 1));
        int from = insidePair ? at - 1 : at;
        return Integer.compare(left.codePointAt(from), right.codePointAt(from));
    }

    /** The text with the letters A to Z in lower case; no other letter changes. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(unit -> folded.append((char) (unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit)));
        return folded.toString();
    }

    /** A value as messages show it: on one line, cut. */
    static String shown(@Nullable Object value) {
        String text = value instanceof String string ? '"' + string + '"' : String.valueOf(value);
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** What kind of value it is, for messages. */
    static String kind(Object value) {
        return switch (value) {
            case String text -> "text";
            case Boolean flag -> "a boolean";
            case Number number -> "a number";
            case Map<?, ?> map -> "an object";
            case Collection<?> list -> "a list";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
