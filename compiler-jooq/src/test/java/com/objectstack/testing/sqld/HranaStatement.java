package com.objectstack.testing.sqld;

import java.util.List;

/**
 * SQL and its values.
 *
 * @param sql one statement
 * @param args the values of its {@code ?}, in order: {@code null}, integers, {@code Double}, {@code String} or {@code byte[]}
 */
public record HranaStatement(String sql, List<?> args) {
    /** A statement without values. */
    public static HranaStatement of(String sql) {
        return new HranaStatement(sql, List.of());
    }
}
