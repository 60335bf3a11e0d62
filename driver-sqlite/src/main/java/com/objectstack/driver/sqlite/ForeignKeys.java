package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.SqlStatement;
import java.util.List;

/** The setting of a connection that SQLite takes between transactions only, and ignores inside one. */
final class ForeignKeys {
    private static final SqlStatement QUESTION =
            SqlStatement.read("select foreign_keys from pragma_foreign_keys", List.of());

    private ForeignKeys() {}

    /** Begins a transaction without them; if that fails, they are enforced again. */
    static void beginWithout(DatabaseConnection connection, String command, Call call) {
        set(connection, false);
        boolean begun = false;
        try {
            connection.command(command, call);
            begun = true;
        } finally {
            if (!begun) {
                set(connection, true);
            }
        }
    }

    /** Has a connection enforce them again, its transaction ended. */
    static boolean enforce(DatabaseConnection connection) {
        set(connection, true);
        return true;
    }

    /** A connection that does not obey is not used again. */
    private static void set(DatabaseConnection connection, boolean enforced) {
        boolean obeyed = false;
        try {
            connection.command("pragma foreign_keys=" + (enforced ? "on" : "off"), Call.unstoppable());
            Object now =
                    connection.run(QUESTION, Call.unstoppable(), false).rows().get(0)[0];
            obeyed = Long.valueOf(enforced ? 1 : 0).equals(now);
        } finally {
            if (!obeyed) {
                connection.breakOff();
            }
        }
    }
}
