package com.objectstack.testing;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.ConstraintErrors;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.RaisedErrors;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlSession;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * The least executor that is good for tests: one connection to an in-memory SQLite, for one thread. While a transaction is
 * open, statements outside of it are refused, as on a database with one connection. It keeps a log of all statements.
 */
public final class JdbcTestExecutor implements SqlExecutor {
    private final Connection connection;
    private final List<SqlStatement> log = new ArrayList<>();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Session session = new Session();
    private @Nullable OpenTransaction open;
    private boolean closed;
    private int transactions;

    /** An empty database. */
    public JdbcTestExecutor() {
        try {
            connection =
                    DriverManager.getConnection("jdbc:sqlite::memory:?jdbc.get_generated_keys=false&foreign_keys=true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements run so far, transaction control left out. */
    public List<SqlStatement> log() {
        return log;
    }

    @Override
    public void open() {}

    @Override
    public boolean isHealthy() {
        return !closed;
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return Optional.empty();
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        return begin("begin immediate");
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        free().control("pragma foreign_keys=off");
        return begin(deadline);
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return begin("begin");
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return true;
    }

    private SqlTransaction begin(String sql) {
        free().control(sql);
        open = new OpenTransaction("t" + ++transactions);
        return open;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return free().run(statement, deadline);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        SqlTransaction transaction = begin(deadline);
        try {
            List<SqlResult> results = transaction.batch(statements, deadline);
            transaction.commit();
            return results;
        } catch (DriverException failure) {
            transaction.rollback();
            throw failure;
        }
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return free().stream(statement, deadline);
    }

    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session free() {
        if (closed) {
            throw DriverException.of(ErrorCode.DRIVER_CLOSED, "", "the executor is closed");
        }
        if (open != null) {
            throw DriverException.of(ErrorCode.BUSY, "", "transaction " + open.id() + " is open");
        }
        return session;
    }

    private class Session implements SqlSession {
        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            log.add(statement);
            try {
                PreparedStatement jdbc = bound(statement);
                if (jdbc.execute()) {
                    try (ResultSet rows = jdbc.getResultSet()) {
                        return read(rows);
                    }
                }
                return new SqlResult(List.of(), List.of(), jdbc.getUpdateCount());
            } catch (SQLException e) {
                // The JDBC driver closes some statements that fail.
                prepared.remove(statement.sql());
                throw failure(e, statement.sql());
            }
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            List<SqlResult> results = new ArrayList<>(statements.size());
            control("savepoint batch");
            try {
                statements.forEach(statement -> results.add(run(statement, deadline)));
                control("release batch");
            } catch (DriverException failure) {
                control("rollback to batch");
                control("release batch");
                throw failure;
            }
            return results;
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return new ReadCursor(run(statement, deadline));
        }

        void control(String sql) {
            try (PreparedStatement jdbc = connection.prepareStatement(sql)) {
                jdbc.execute();
            } catch (SQLException e) {
                throw failure(e, sql);
            }
        }

        private PreparedStatement bound(SqlStatement statement) throws SQLException {
            PreparedStatement jdbc = prepared.get(statement.sql());
            // Under a changed schema a prepared explanation would tell the old plan.
            if (jdbc == null || statement.sql().startsWith("explain ")) {
                jdbc = connection.prepareStatement(statement.sql());
                prepared.put(statement.sql(), jdbc);
            }
            int place = 0;
            for (Object bind : statement.binds()) {
                jdbc.setObject(++place, bind);
            }
            return jdbc;
        }

        private SqlResult read(ResultSet rows) throws SQLException {
            int width = rows.getMetaData().getColumnCount();
            List<String> columns = new ArrayList<>();
            for (int place = 1; place <= width; place++) {
                columns.add(rows.getMetaData().getColumnLabel(place));
            }
            List<@Nullable Object[]> all = new ArrayList<>();
            while (rows.next()) {
                @Nullable Object[] row = new @Nullable Object[width];
                for (int place = 0; place < width; place++) {
                    Object value = rows.getObject(place + 1);
                    row[place] = value instanceof Integer whole ? (Object) whole.longValue() : value;
                }
                all.add(row);
            }
            return new SqlResult(Collections.unmodifiableList(columns), all, all.size());
        }
    }

    private final class OpenTransaction extends Session implements SqlTransaction {
        private final String id;

        OpenTransaction(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void commit() {
            end("commit");
        }

        @Override
        public void rollback() {
            end("rollback");
        }

        private void end(String sql) {
            if (open != this) {
                throw DriverException.of(ErrorCode.TRANSACTION_CLOSED, "", "transaction " + id + " has ended");
            }
            control(sql);
            open = null;
            control("pragma foreign_keys=on");
        }
    }

    private record ReadCursor(SqlResult result) implements SqlCursor {
        @Override
        public List<String> columns() {
            return result.columns();
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            return result.rows().isEmpty() ? null : result.rows().remove(0);
        }

        @Override
        public void close() {
            result.rows().clear();
        }
    }

    private static DriverException failure(SQLException e, String sql) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
        ErrorCode known = switch (code) {
            case 1555, 2067 -> ErrorCode.UNIQUE_VIOLATION;
            case 1299 -> ErrorCode.NOT_NULL_VIOLATION;
            case 275 -> ErrorCode.CHECK_VIOLATION;
            case 787 -> ErrorCode.FOREIGN_KEY_VIOLATION;
            case 11, 267 -> ErrorCode.DATABASE_CORRUPT;
            default -> ErrorCode.INTERNAL;
        };
        String message = String.valueOf(e.getMessage());
        Optional<String> raised = RaisedErrors.place(message);
        if (raised.isPresent()) {
            return DriverException.builder(ErrorCode.RESULT_TOO_LARGE, message)
                    .path(raised.get())
                    .cause(e)
                    .build();
        }
        String text = message.replaceFirst("^\\[\\w+] [^(]*\\((.*)\\)$", "$1");
        return ConstraintErrors.describe(
                        DriverException.builder(known, message + " in: " + sql).cause(e), text)
                .build();
    }
}
