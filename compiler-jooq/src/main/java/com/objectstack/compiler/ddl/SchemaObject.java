package com.objectstack.compiler.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A row of the database's schema.
 *
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}
 * @param name its name
 * @param table the table or view it belongs to, its own name for those
 * @param sql the statement that made it, null for the indexes SQLite makes for keys
 */
public record SchemaObject(
        String type, String name, String table, @Nullable String sql) {
    boolean is(String wanted) {
        return type.equals(wanted);
    }

    /** Whether its statement names one of these, in whatever case. */
    public boolean mentions(Iterable<String> names) {
        if (sql == null) {
            return false;
        }
        for (Token token : Token.of(sql)) {
            if (token.isName()) {
                for (String name : names) {
                    if (token.isNamed(name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
