package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.StatementScanner;
import com.objectstack.driver.sql.StatementScanner.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses statements that kill a server for all of its users (libsql-remote.md 0, trap 9), and texts that it would run in
 * part. Statements of the compiler's pass; these are the user's own. Thread-safe.
 */
final class ServerGuards {
    private static final Pattern TOP_K =
            Pattern.compile("\\bvector_top_k\\b[\"`\\]]?\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIQUE_VECTOR_INDEX = Pattern.compile(
            "create\\s+unique\\s+index\\b.*libsql_vector_idx", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

    /** A program has some hundred texts at most; one that makes new ones all the time is not to fill the memory. */
    private static final int MOST_KNOWN = 1_000;

    private static final int LONGEST_KNOWN = 4_000;

    /** Texts that may be run whatever is bound, in a transaction or not. */
    private final Set<String> harmless = ConcurrentHashMap.newKeySet();

    /** Refuses a statement that must not reach a server: {@code INVALID_QUERY} or {@code UNSUPPORTED}. */
    void check(SqlStatement statement, boolean inTransaction) {
        String sql = statement.sql();
        if (harmless.contains(sql)) {
            return;
        }
        Kind kind = StatementScanner.scan(sql).kind();
        kind.requireAllowed(inTransaction);
        if (UNIQUE_VECTOR_INDEX.matcher(sql).find()) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED, "", "a unique vector index kills the server", "make it without UNIQUE");
        }
        boolean dependsOnValues = false;
        Matcher call = TOP_K.matcher(sql);
        while (call.find()) {
            dependsOnValues = true;
            if (!asksForNeighbours(statement, call.end())) {
                throw DriverException.of(
                        ErrorCode.INVALID_QUERY,
                        "",
                        "vector_top_k for less than one neighbour kills the server",
                        "write a number of 1 or more, or ? and bind one");
            }
        }
        if (kind == Kind.ORDINARY && !dependsOnValues) {
            remember(sql);
        }
    }

    private void remember(String sql) {
        if (sql.length() > LONGEST_KNOWN) {
            return;
        }
        if (harmless.size() >= MOST_KNOWN) {
            harmless.clear();
        }
        harmless.add(sql);
    }

    /** Whether the last argument of a call is a number of 1 or more, or bound to one. */
    private static boolean asksForNeighbours(SqlStatement statement, int start) {
        String sql = statement.sql();
        int last = start;
        int at = start;
        for (int depth = 0; at < sql.length() && (depth > 0 || sql.charAt(at) != ')'); at = after(sql, at)) {
            switch (sql.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> last = depth == 0 ? at + 1 : last;
                default -> {}
            }
        }
        String count = sql.substring(last, at).strip();
        if (!count.equals("?")) {
            return NUMBER.matcher(count).matches();
        }
        int place = parameters(sql, last);
        return place < statement.binds().size() && statement.binds().get(place) instanceof Long bound && bound >= 1;
    }

    /** How many parameters stand before a place. */
    private static int parameters(String sql, int end) {
        int parameters = 0;
        for (int at = 0; at < end; at = after(sql, at)) {
            parameters += sql.charAt(at) == '?' ? 1 : 0;
        }
        return parameters;
    }

    /** The place after a character, or after the quoted text that it begins. */
    private static int after(String sql, int at) {
        char quote = sql.charAt(at);
        if (quote != '\'' && quote != '"' && quote != '`') {
            return at + 1;
        }
        int end = sql.indexOf(quote, at + 1);
        return end < 0 ? sql.length() : end + 1;
    }
}
