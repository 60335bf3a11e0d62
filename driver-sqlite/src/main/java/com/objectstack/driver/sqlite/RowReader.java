package com.objectstack.driver.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;

/** Reads the values of the current row as {@code Long, Double, String, byte[]} and null. */
final class RowReader {
    private static final int INTEGER = 1;
    private static final int FLOAT = 2;
    private static final int TEXT = 3;
    private static final int BLOB = 4;

    private final boolean utf8;

    /** Bytes of text can be decoded here (a third quicker) if the database keeps text as UTF-8. */
    RowReader(boolean utf8) {
        this.utf8 = utf8;
    }

    @Nullable
    Object[] read(DB db, long pointer, int columns) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = value(db, pointer, i);
        }
        return row;
    }

    private @Nullable Object value(DB db, long pointer, int column) throws SQLException {
        return switch (db.column_type(pointer, column)) {
            case INTEGER -> db.column_long(pointer, column);
            case FLOAT -> db.column_double(pointer, column);
            case TEXT -> text(db, pointer, column);
            case BLOB -> db.column_blob(pointer, column);
            default -> null;
        };
    }

    private String text(DB db, long pointer, int column) throws SQLException {
        if (!utf8) {
            return db.column_text(pointer, column);
        }
        byte[] bytes = db.column_blob(pointer, column);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
