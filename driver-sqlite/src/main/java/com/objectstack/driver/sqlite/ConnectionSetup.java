package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sqlite.ConnectionFactory.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Makes a raw connection ready: the settings measured in {@code local-sqlite.md} 2.9, the guard, the statement cache.
 */
final class ConnectionSetup {
    /** Statements for bulk writes are long; the JDBC driver's own limit is a million. */
    private static final int SQL_LENGTH = 256 * 1024 * 1024;

    private static final int JOURNAL_SIZE = 64 * 1024 * 1024;

    private final SqliteDriverConfig config;
    private final Lifecycle lifecycle;

    ConnectionSetup(SqliteDriverConfig config, Lifecycle lifecycle) {
        this.config = config;
        this.lifecycle = lifecycle;
    }

    /** What is known of the database. */
    record Target(boolean memory, boolean readOnly, boolean isNew) {}

    /** Sets up a connection; closes it if that fails. */
    DatabaseConnection prepare(SqliteHandle handle, Role role, Target target) {
        SQLiteConnection connection = handle.sqlite();
        Call call = Call.within(config.busyTimeout());
        ConnectionGuard guard = new ConnectionGuard(lifecycle, config.busyTimeout());
        boolean done = false;
        try {
            guard.attach(connection);
            guard.begin(call);
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            limit(connection);
            VectorFunctions.register(connection);
            boolean utf8 = configure(connection, role, target);
            // Ours is the only word on transactions: without this the JDBC driver probes for one after each statement.
            connection.getConnectionConfig().setAutoCommit(false);
            done = true;
            return new DatabaseConnection(handle, guard, new RowReader(utf8), config.statementCacheSize());
        } catch (SQLException e) {
            throw ErrorMapper.map(e, ErrorMapper.Phase.RUN, null);
        } finally {
            guard.end();
            if (!done) {
                handle.close();
            }
        }
    }

    private static void limit(SQLiteConnection connection) throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, SQL_LENGTH);
        connection.getDatabase().enable_load_extension(false);
        connection.getConnectionConfig().setGetGeneratedKeys(false);
    }

    private boolean configure(SQLiteConnection connection, Role role, Target target) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!target.memory() && !target.readOnly() && role == Role.WRITER) {
                enableWal(statement, target.isNew());
            }
            set(statement, "synchronous", config.durability().pragma());
            set(statement, "foreign_keys", "on");
            set(statement, "trusted_schema", "off");
            set(statement, "recursive_triggers", "on");
            set(statement, "temp_store", "memory");
            set(statement, "cache_size", String.valueOf(-config.cacheSizeKib()));
            set(statement, "mmap_size", String.valueOf(config.mmapSizeBytes()));
            set(statement, "journal_size_limit", String.valueOf(JOURNAL_SIZE));
            // Reads the file's header, so that what is no database is refused here.
            String schema = ask(statement, "pragma schema_version");
            if (role == Role.READER && !target.memory()) {
                set(statement, "query_only", "on");
            }
            return schema != null && "UTF-8".equals(ask(statement, "pragma encoding"));
        }
    }

    private static void enableWal(Statement statement, boolean isNew) throws SQLException {
        if (isNew) {
            set(statement, "auto_vacuum", "incremental");
        }
        String mode = ask(statement, "pragma journal_mode=wal");
        if (!"wal".equalsIgnoreCase(mode)) {
            throw DriverException.of(
                    ErrorCode.CONNECTION_FAILED,
                    "/url",
                    "the database refused the write-ahead log and stayed in journal mode '" + mode + "'",
                    "keep the file on a local disk that supports shared memory");
        }
    }

    private static void set(Statement statement, String pragma, String value) throws SQLException {
        ask(statement, "pragma " + pragma + "=" + value);
    }

    /** The first value of the answer; every statement is read to its end, so that none stays open. */
    private static @Nullable String ask(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return null;
        }
        try (ResultSet rows = statement.getResultSet()) {
            String first = rows.next() ? rows.getString(1) : null;
            while (rows.next()) {
                first = first == null ? rows.getString(1) : first;
            }
            return first;
        }
    }
}
