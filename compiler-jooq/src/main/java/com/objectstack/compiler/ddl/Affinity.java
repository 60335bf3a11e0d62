package com.objectstack.compiler.ddl;

import com.objectstack.schema.ValueClass;
import java.util.Locale;
import java.util.stream.Stream;

/** What SQLite makes of a value in a column of some type; the rules of its documentation, in their order. */
enum Affinity {
    INTEGER,
    TEXT,
    NONE,
    REAL,
    NUMERIC;

    static Affinity of(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return INTEGER;
        }
        if (Stream.of("CHAR", "CLOB", "TEXT").anyMatch(upper::contains)) {
            return TEXT;
        }
        if (upper.isEmpty() || upper.contains("BLOB") || upper.equals("ANY")) {
            return NONE;
        }
        return Stream.of("REAL", "FLOA", "DOUB").anyMatch(upper::contains) ? REAL : NUMERIC;
    }

    /** Whether values of a kind stay what they are: a text that looks like a number, a number that is none. */
    boolean keeps(ValueClass kind) {
        return switch (kind) {
            case TEXT, DATE, DATETIME, TIME, LIST, FILE, JSON -> this == TEXT || this == NONE;
            case NUMBER, BOOLEAN -> this != TEXT;
            case VECTOR, NONE -> true;
        };
    }
}
