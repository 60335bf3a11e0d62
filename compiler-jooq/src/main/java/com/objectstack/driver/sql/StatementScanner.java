package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.Locale;

/**
 * Looks at the tokens of an SQL text as far as running it safely needs: that it is one statement (JDBC drivers and servers
 * silently run the first only), what kind, and whether it names columns by a star. The end of a trigger is found by the
 * rules of SQLite's {@code sqlite3_complete}. For authors of executors.
 */
public final class StatementScanner {
    /** What a statement does to transactions. */
    public enum Kind {
        /** Nothing. */
        ORDINARY,
        /** Tells a plan. */
        EXPLANATION,
        /** Begins or ends a transaction. */
        TRANSACTION,
        /** Makes, releases or rolls back to a savepoint. */
        SAVEPOINT;

        /**
         * Refuses what would begin or end a transaction behind the driver's back.
         *
         * @param inTransaction whether the statement runs in a transaction, where savepoints are allowed
         * @throws DriverException {@code INVALID_QUERY}
         */
        public void requireAllowed(boolean inTransaction) {
            if (this == TRANSACTION || (this == SAVEPOINT && !inTransaction)) {
                throw refused("a transaction can't be begun or ended by SQL", "use the driver's transactions");
            }
        }
    }

    /**
     * What was found.
     *
     * @param kind what the statement does to transactions
     * @param hasStar whether its columns are named by a star, so that they change with the schema
     */
    public record Scan(Kind kind, boolean hasStar) {}

    private static final int LEADING_WORDS = 6;

    private final String sql;
    private int position;
    private boolean hasStar;
    private boolean afterSemicolon;
    private boolean triggerEnded;
    private final StringBuilder leading = new StringBuilder();
    private int words;

    private StatementScanner(String sql) {
        this.sql = sql;
    }

    /**
     * Scans a text.
     *
     * @param sql the text
     * @return what it holds
     * @throws DriverException {@code INVALID_QUERY} unless it holds exactly one statement
     */
    public static Scan scan(String sql) {
        return new StatementScanner(sql).scan();
    }

    private Scan scan() {
        if (sql.indexOf('\0') >= 0) {
            throw refused("the SQL contains a NUL character", "remove it, or bind the value");
        }
        boolean ended = false;
        boolean any = false;
        while (skipBlanks()) {
            if (sql.charAt(position) == ';') {
                position++;
                ended |= any && endsHere();
                afterSemicolon = true;
                continue;
            }
            if (ended) {
                throw refused("the SQL holds more than one statement", "run the statements one by one, or as a batch");
            }
            any = true;
            token();
        }
        if (!any) {
            throw refused("the SQL is empty", "write a statement");
        }
        return new Scan(kind(), hasStar);
    }

    private boolean endsHere() {
        return !isTrigger() || triggerEnded;
    }

    private void token() {
        char c = sql.charAt(position);
        boolean word = false;
        switch (c) {
            case '\'', '"', '`' -> skipQuoted(c);
            case '[' -> skipPast(']');
            default -> {
                if (isWordPart(c)) {
                    word = true;
                    word();
                } else {
                    hasStar |= c == '*';
                    position++;
                }
            }
        }
        afterSemicolon = false;
        triggerEnded &= word;
    }

    private void word() {
        int start = position;
        while (position < sql.length() && isWordPart(sql.charAt(position))) {
            position++;
        }
        String word = sql.substring(start, position).toUpperCase(Locale.ROOT);
        triggerEnded = afterSemicolon && word.equals("END");
        if (words++ < LEADING_WORDS) {
            leading.append(word).append(' ');
        }
    }

    private boolean isTrigger() {
        String text = leading.toString().replaceFirst("^EXPLAIN (QUERY PLAN )?", "");
        return text.startsWith("CREATE TRIGGER ")
                || text.startsWith("CREATE TEMP TRIGGER ")
                || text.startsWith("CREATE TEMPORARY TRIGGER ");
    }

    private Kind kind() {
        String text = leading.toString();
        return switch (text.substring(0, Math.max(0, text.indexOf(' ')))) {
            case "EXPLAIN" -> Kind.EXPLANATION;
            case "BEGIN", "COMMIT", "END" -> Kind.TRANSACTION;
            case "SAVEPOINT", "RELEASE" -> Kind.SAVEPOINT;
            case "ROLLBACK" ->
                text.startsWith("ROLLBACK TO ") || text.startsWith("ROLLBACK TRANSACTION TO ")
                        ? Kind.SAVEPOINT
                        : Kind.TRANSACTION;
            default -> Kind.ORDINARY;
        };
    }

    /** Moves to the next token; false at the end. */
    private boolean skipBlanks() {
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (isBlank(c)) {
                position++;
            } else if (sql.startsWith("--", position)) {
                skipPast('\n');
            } else if (sql.startsWith("/*", position)) {
                int end = sql.indexOf("*/", position + 2);
                position = end < 0 ? sql.length() : end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipQuoted(char quote) {
        position++;
        while (position < sql.length()) {
            if (sql.charAt(position++) == quote) {
                if (position < sql.length() && sql.charAt(position) == quote) {
                    position++;
                } else {
                    return;
                }
            }
        }
    }

    private void skipPast(char end) {
        int found = sql.indexOf(end, position);
        position = found < 0 ? sql.length() : found + 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\uFEFF';
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c > 0x7f || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static DriverException refused(String message, String hint) {
        return DriverException.of(ErrorCode.INVALID_QUERY, "", message, hint);
    }
}
