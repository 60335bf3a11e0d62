package com.objectstack.compiler.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of SQL as SQLite reads it: a name, a literal or a sign. Space and comments are between tokens.
 *
 * @param kind what it is
 * @param text how it is written
 * @param start where it begins in the statement
 */
record Token(Kind kind, String text, int start) {
    /** What a token is. */
    enum Kind {
        /** A keyword or a bare name. */
        WORD,
        /** A name in quotes, backticks or square brackets. */
        QUOTED,
        /** A text or a blob. */
        LITERAL,
        /** A number, a sign or a bracket. */
        OTHER
    }

    /** The tokens of a statement, in order. What never ends reaches to the end. */
    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int next = afterSpace(sql, at);
            if (next > at) {
                at = next;
                continue;
            }
            Token token = read(sql, at);
            tokens.add(token);
            at = token.end();
        }
        return tokens;
    }

    int end() {
        return start + text.length();
    }

    /** Whether it is a keyword; a quoted name never is. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(char sign) {
        return kind == Kind.OTHER && text.length() == 1 && text.charAt(0) == sign;
    }

    /** Whether it can be a name. SQLite takes a text for a name where only a name fits. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || text.startsWith("'");
    }

    /** The name without its quotes. */
    String name() {
        if (kind == Kind.WORD || !isName()) {
            return text;
        }
        char quote = text.charAt(0);
        String inner = text.substring(1, Math.max(1, text.length() - 1));
        return quote == '[' ? inner : inner.replace("" + quote + quote, String.valueOf(quote));
    }

    boolean isNamed(String name) {
        return isName() && name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    private static int afterSpace(String sql, int from) {
        if (Character.isWhitespace(sql.charAt(from))) {
            return from + 1;
        }
        if (sql.startsWith("--", from)) {
            return after(sql, "\n", from + 2);
        }
        return sql.startsWith("/*", from) ? after(sql, "*/", from + 2) : from;
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static Token read(String sql, int from) {
        char first = sql.charAt(from);
        return switch (first) {
            case '\'' -> new Token(Kind.LITERAL, quoted(sql, from, '\''), from);
            case '"', '`' -> new Token(Kind.QUOTED, quoted(sql, from, first), from);
            case '[' -> new Token(Kind.QUOTED, sql.substring(from, after(sql, "]", from)), from);
            default -> isWordStart(first) ? word(sql, from) : other(sql, from);
        };
    }

    /** Up to the closing quote; two quotes are one of the text. */
    private static String quoted(String sql, int from, char quote) {
        int at = from + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                    at++;
                } else {
                    return sql.substring(from, at + 1);
                }
            }
            at++;
        }
        return sql.substring(from);
    }

    private static Token word(String sql, int from) {
        int end = from;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        String text = sql.substring(from, end);
        boolean isBlob = text.equalsIgnoreCase("x") && end < sql.length() && sql.charAt(end) == '\'';
        return isBlob ? new Token(Kind.LITERAL, text + quoted(sql, end, '\''), from) : new Token(Kind.WORD, text, from);
    }

    private static Token other(String sql, int from) {
        int end = from + 1;
        if (Character.isDigit(sql.charAt(from))) {
            while (end < sql.length() && (isWordPart(sql.charAt(end)) || sql.charAt(end) == '.')) {
                end++;
            }
        }
        return new Token(Kind.OTHER, sql.substring(from, end), from);
    }

    /** Every character beyond ASCII is part of a name. */
    private static boolean isWordStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
}
