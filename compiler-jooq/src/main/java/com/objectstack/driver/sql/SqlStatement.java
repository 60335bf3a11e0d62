package com.objectstack.driver.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its bound values.
 *
 * @param sql the text, with {@code ?} for values
 * @param binds the values in order: {@code Long, Double, String, byte[]} or null, nothing else
 * @param access what it does to the database
 */
public record SqlStatement(String sql, List<@Nullable Object> binds, Access access) {
    /** What a statement does to the database. */
    public enum Access {
        /** Reads only; may run beside writers. */
        READ,
        /** May write. */
        WRITE
    }

    /** Copies {@code binds}. */
    public SqlStatement {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(access, "access");
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
    }

    /**
     * A statement that reads.
     *
     * @param sql the text
     * @param binds the values
     * @return the statement
     */
    public static SqlStatement read(String sql, List<? extends @Nullable Object> binds) {
        return new SqlStatement(sql, new ArrayList<@Nullable Object>(binds), Access.READ);
    }

    /**
     * A statement that may write.
     *
     * @param sql the text
     * @param binds the values
     * @return the statement
     */
    public static SqlStatement write(String sql, List<? extends @Nullable Object> binds) {
        return new SqlStatement(sql, new ArrayList<@Nullable Object>(binds), Access.WRITE);
    }
}
