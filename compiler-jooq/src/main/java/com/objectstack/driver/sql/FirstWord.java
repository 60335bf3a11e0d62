package com.objectstack.driver.sql;

import java.util.Locale;

/** The word a SQL statement begins with. */
final class FirstWord {
    private FirstWord() {}

    /** The word in lower case, without the space, comments, brackets and semicolons before it; "" if there is none. */
    static String of(String sql) {
        int at = start(sql);
        int end = at;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private static int start(String sql) {
        int at = 0;
        while (at < sql.length()) {
            char next = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                at = after(sql, "\n", at + 2);
            } else if (sql.startsWith("/*", at)) {
                at = after(sql, "*/", at + 2);
            } else if (Character.isWhitespace(next) || next == ';' || next == '(' || next == '\uFEFF') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }
}
