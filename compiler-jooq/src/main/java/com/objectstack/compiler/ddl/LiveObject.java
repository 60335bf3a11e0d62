package com.objectstack.compiler.ddl;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something in the database's schema: a table, view, index or trigger.
 *
 * @param name its name
 * @param type {@code table}, {@code view}, {@code index} or {@code trigger}
 * @param sql the statement that made it, as SQLite keeps it
 */
public record LiveObject(String name, String type, String sql) {
    /** SQLite writes these words its own way and keeps the rest. */
    private static final Pattern FIRST_WORDS =
            Pattern.compile("^create (virtual )?\\w+ (if not exists )?", Pattern.CASE_INSENSITIVE);

    /** Requires all. */
    public LiveObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sql, "sql");
    }

    /** Whether a statement would make just this. */
    boolean isMadeBy(String statement) {
        return rest(sql).equals(rest(statement));
    }

    private static String rest(String statement) {
        return FIRST_WORDS.matcher(statement).replaceFirst("");
    }
}
