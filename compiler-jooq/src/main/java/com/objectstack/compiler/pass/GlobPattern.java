package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TextRules;

/** {@code $like} patterns as GLOB patterns, which SQLite matches case-sensitively; contract §4.5. */
final class GlobPattern {
    /** SQLite refuses longer patterns; spec 2.6. */
    static final int MAX_BYTES = 50_000;

    private GlobPattern() {}

    static boolean isTooLong(String glob) {
        return TextRules.utf8Length(glob) > MAX_BYTES;
    }

    /**
     * {@code %} becomes {@code *}, {@code _} becomes {@code ?}, a backslash makes the next character literal, and
     * GLOB's own special characters are wrapped in a class of one.
     */
    static String of(String like) {
        StringBuilder glob = new StringBuilder(like.length() + 8);
        boolean escaped = false;
        for (int at = 0; at < like.length(); at++) {
            char unit = like.charAt(at);
            if (!escaped && unit == '\\') {
                escaped = true;
                continue;
            }
            if (!escaped && unit == '%') {
                glob.append('*');
            } else if (!escaped && unit == '_') {
                glob.append('?');
            } else if (unit == '*' || unit == '?' || unit == '[') {
                glob.append('[').append(unit).append(']');
            } else {
                glob.append(unit);
            }
            escaped = false;
        }
        return glob.toString();
    }
}
