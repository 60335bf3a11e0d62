package com.objectstack.compiler.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which texts can be stored and compared; SEMANTICS.md decision 21. */
public final class TextRules {
    /** Values are cut to this many characters in messages (SEMANTICS.md §5). */
    private static final int SHOWN = 120;

    private TextRules() {}

    /** What makes a text impossible to store, or null. */
    public static @Nullable String problem(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                return "contains U+0000";
            }
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(unit)) {
                return "contains a lone surrogate";
            }
        }
        return null;
    }

    /** Refuses a text that cannot be stored. */
    static String require(String text, Place place) {
        String problem = problem(text);
        if (problem != null) {
            throw new RefusedValue(place.badText(), "the text " + problem, "pass Unicode text without U+0000");
        }
        return text;
    }

    /** A value as it is shown in a message: cut, never more than a line. */
    public static String show(@Nullable Object value) {
        String text = value instanceof String string ? '"' + string + '"' : String.valueOf(value);
        String line = text.replace('\n', ' ');
        return line.length() <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, safeCut(line))) + "…";
    }

    /** The number of bytes a text takes in the database. */
    public static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int safeCut(String line) {
        return Math.min(SHOWN, line.codePointCount(0, line.length()));
    }
}
