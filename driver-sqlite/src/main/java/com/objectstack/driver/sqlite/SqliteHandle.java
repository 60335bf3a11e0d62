package com.objectstack.driver.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * A JDBC connection and the SQLite connection inside it, which differ if the user's {@code DataSource} wraps.
 *
 * @param outer what is closed in the end
 * @param sqlite what statements run on
 */
record SqliteHandle(Connection outer, SQLiteConnection sqlite) {
    /** Gives the connection back as JDBC expects it; errors at the end say nothing a caller could act on. */
    void close() {
        try {
            ConnectionGuard.detach(sqlite);
            sqlite.getConnectionConfig().setAutoCommit(true);
        } catch (SQLException e) {
            // It is closed anyway.
        }
        try {
            outer.close();
        } catch (SQLException e) {
            // SQLite has released what it could.
        }
    }
}
