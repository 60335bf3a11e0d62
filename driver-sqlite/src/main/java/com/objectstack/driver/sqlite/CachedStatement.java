package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.StatementScanner;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/** A prepared statement with what is known of its text. For the thread that uses its connection. */
final class CachedStatement implements AutoCloseable {
    /** Bound values are dropped after use once they are larger than this, in characters and bytes. */
    private static final int LARGE_BINDS = 16 * 1024;

    private final String sql;
    private final StatementScanner.Scan scan;
    private final PreparedStatement statement;
    private final CoreStatement core;
    private final int parameters;
    private List<String> columns = List.of();
    private boolean largeBinds;

    CachedStatement(String sql, StatementScanner.Scan scan, PreparedStatement statement) throws SQLException {
        this.sql = sql;
        this.scan = scan;
        this.statement = statement;
        this.core = (CoreStatement) statement;
        this.parameters = statement.getParameterMetaData().getParameterCount();
    }

    String sql() {
        return sql;
    }

    StatementScanner.Kind kind() {
        return scan.kind();
    }

    int parameters() {
        return parameters;
    }

    CoreStatement core() {
        return core;
    }

    /** Binds and makes the first step; true if there is a row. */
    boolean execute(DB db, Object[] binds) throws SQLException {
        largeBinds = size(binds) > LARGE_BINDS;
        return db.execute(core, binds);
    }

    /**
     * The names of the columns. They can change under a prepared statement only if it names them by a star, or by their
     * number: SQLite prepares it again after a change of the schema.
     */
    List<String> columns(DB db, long pointer) throws SQLException {
        int count = db.column_count(pointer);
        if (count == 0) {
            return List.of();
        }
        if (scan.hasStar() || columns.size() != count) {
            columns = List.of(db.column_names(pointer));
        }
        return columns;
    }

    /** Ends the run, so that no lock stays; the statement can then be run again. */
    void reset() throws SQLException {
        core.pointer.safeRunInt(DB::reset);
        if (largeBinds) {
            core.pointer.safeRunInt(DB::clear_bindings);
            largeBinds = false;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private static long size(Object[] binds) {
        long size = 0;
        for (Object bind : binds) {
            if (bind instanceof String text) {
                size += text.length();
            } else if (bind instanceof byte[] bytes) {
                size += bytes.length;
            }
        }
        return size;
    }
}
