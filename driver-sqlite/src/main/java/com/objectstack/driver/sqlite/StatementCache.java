package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.StatementScanner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection by their text, the least recently used leaving first. A statement in use is
 * not in the cache, so that it is never handed out twice. For the thread that uses the connection.
 */
final class StatementCache {
    private final Connection connection;
    private final int capacity;
    private final LinkedHashMap<String, CachedStatement> idle = new LinkedHashMap<>();

    StatementCache(Connection connection, int capacity) {
        this.connection = connection;
        this.capacity = capacity;
    }

    /** A prepared statement that only the caller has, until {@link #giveBack} or {@link #discard}. */
    CachedStatement take(String sql) throws SQLException {
        CachedStatement known = idle.remove(sql);
        if (known != null) {
            return known;
        }
        StatementScanner.Scan scan = StatementScanner.scan(sql);
        return new CachedStatement(sql, scan, connection.prepareStatement(sql));
    }

    /** Keeps a statement that was reset, but no explanation: SQLite would tell the old plan under a changed schema. */
    void giveBack(CachedStatement statement) throws SQLException {
        if (statement.kind() == StatementScanner.Kind.EXPLANATION) {
            statement.close();
            return;
        }
        CachedStatement replaced = idle.put(statement.sql(), statement);
        if (replaced != null) {
            replaced.close();
        }
        if (idle.size() > capacity) {
            CachedStatement eldest = idle.remove(idle.keySet().iterator().next());
            close(eldest);
        }
    }

    /** Closes a statement that failed; a second error of it would say nothing new. */
    void discard(CachedStatement statement) {
        close(statement);
    }

    int size() {
        return idle.size();
    }

    void clear() {
        new ArrayList<>(idle.values()).forEach(StatementCache::close);
        idle.clear();
    }

    private static void close(@Nullable CachedStatement statement) {
        if (statement == null) {
            return;
        }
        try {
            statement.close();
        } catch (SQLException e) {
            // SQLite repeats the error of the last step here; it was reported then.
        }
    }
}
