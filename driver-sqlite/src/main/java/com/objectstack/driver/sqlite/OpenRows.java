package com.objectstack.driver.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/** A statement that was started and stands on a row, or at its end. For the thread that uses the connection. */
final class OpenRows {
    private final DB db;
    private final SafeStmtPtr pointer;
    private final RowReader reader;
    private final List<String> columns;
    private boolean onRow;

    OpenRows(DB db, CachedStatement statement, RowReader reader, boolean onRow) throws SQLException {
        this.db = db;
        this.pointer = statement.core().pointer;
        this.reader = reader;
        this.onRow = onRow;
        this.columns = pointer.safeRun(statement::columns);
    }

    List<String> columns() {
        return columns;
    }

    /** The current row, stepping past it; null at the end. */
    @Nullable
    Object @Nullable [] next() throws SQLException {
        return onRow ? pointer.safeRun(this::readAndStep) : null;
    }

    /** All rows left, under one lock of the JDBC driver's. */
    List<@Nullable Object[]> drain() throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        pointer.safeRunConsume((database, statement) -> {
            while (onRow) {
                rows.add(readAndStep(database, statement));
            }
        });
        return rows;
    }

    private @Nullable Object[] readAndStep(DB database, long statement) throws SQLException {
        @Nullable Object[] row = reader.read(database, statement, columns.size());
        int code = database.step(statement);
        onRow = code == Codes.SQLITE_ROW;
        if (!onRow && code != Codes.SQLITE_DONE) {
            db.throwex(code);
        }
        return row;
    }
}
