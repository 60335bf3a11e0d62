package com.objectstack.compiler.dialect;

import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDataType;

/**
 * Column types under their exact names. jOOQ's own render as {@code varchar}, {@code int}, {@code timestamp}..., which
 * have other affinities, or none that a STRICT table takes (spec 1.2).
 */
public final class SqliteTypes {
    /** Text, temporal values and JSON. */
    public static final DataType<Object> TEXT = named("TEXT");

    /** Booleans. */
    public static final DataType<Object> INTEGER = named("INTEGER");

    /** Numbers: whole ones stay exact integers. */
    public static final DataType<Object> NUMERIC = named("NUMERIC");

    /** Numbers in STRICT tables. */
    public static final DataType<Object> ANY = named("ANY");

    /** Vectors of no declared length. */
    public static final DataType<Object> BLOB = named("BLOB");

    private SqliteTypes() {}

    /** Vectors in one of libSQL's formats. */
    public static DataType<Object> vector(String format, int dimensions) {
        return named(format + "(" + dimensions + ")");
    }

    /** With the name as cast name too; without it jOOQ drops what is in brackets. */
    private static DataType<Object> named(String name) {
        return new DefaultDataType<>(SQLDialect.SQLITE, Object.class, name, name);
    }
}
