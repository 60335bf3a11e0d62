package com.objectstack.driver.sqlite;

import com.objectstack.driver.ErrorCode;
import java.util.Map;

/** SQLite's result codes and ours; {@code local-sqlite.md} 2.5. An extended code not listed counts as its primary one. */
final class ErrorTable {
    static final int ERROR = 1;
    static final int BUSY = 5;
    static final int NO_MEMORY = 7;
    static final int INTERRUPT = 9;
    static final int IO_ERROR = 10;
    static final int CORRUPT = 11;

    /** A search index, or another virtual table, is not what its content says; the file itself is sound. */
    static final int CORRUPT_VIRTUAL_TABLE = 267;

    static final int FULL = 13;
    static final int NOT_A_DATABASE = 26;
    static final int PRIMARY_KEY = 1555;
    static final int ROW_ID = 2579;

    private static final Map<Integer, ErrorCode> CODES = Map.ofEntries(
            Map.entry(3, ErrorCode.CONNECTION_FAILED),
            Map.entry(BUSY, ErrorCode.BUSY),
            Map.entry(6, ErrorCode.BUSY),
            Map.entry(8, ErrorCode.READ_ONLY),
            Map.entry(INTERRUPT, ErrorCode.CANCELLED),
            Map.entry(IO_ERROR, ErrorCode.CONNECTION_FAILED),
            Map.entry(CORRUPT, ErrorCode.DATABASE_CORRUPT),
            Map.entry(FULL, ErrorCode.DATABASE_FULL),
            Map.entry(14, ErrorCode.CONNECTION_FAILED),
            Map.entry(18, ErrorCode.VALUE_OUT_OF_RANGE),
            Map.entry(19, ErrorCode.CHECK_VIOLATION),
            Map.entry(20, ErrorCode.TYPE_MISMATCH),
            Map.entry(23, ErrorCode.FORBIDDEN),
            Map.entry(25, ErrorCode.INVALID_QUERY),
            Map.entry(NOT_A_DATABASE, ErrorCode.CONNECTION_FAILED),
            Map.entry(261, ErrorCode.BUSY),
            Map.entry(262, ErrorCode.BUSY),
            Map.entry(CORRUPT_VIRTUAL_TABLE, ErrorCode.DATABASE_CORRUPT),
            Map.entry(275, ErrorCode.CHECK_VIOLATION),
            Map.entry(516, ErrorCode.TRANSACTION_LOST),
            Map.entry(517, ErrorCode.BUSY),
            Map.entry(787, ErrorCode.FOREIGN_KEY_VIOLATION),
            Map.entry(1299, ErrorCode.NOT_NULL_VIOLATION),
            Map.entry(PRIMARY_KEY, ErrorCode.UNIQUE_VIOLATION),
            Map.entry(2067, ErrorCode.UNIQUE_VIOLATION),
            Map.entry(ROW_ID, ErrorCode.UNIQUE_VIOLATION),
            Map.entry(3091, ErrorCode.TYPE_MISMATCH));

    private ErrorTable() {}

    static ErrorCode codeFor(int extended) {
        ErrorCode exact = CODES.get(extended);
        return exact == null ? CODES.getOrDefault(primary(extended), ErrorCode.INTERNAL) : exact;
    }

    static int primary(int extended) {
        return extended & 0xff;
    }

    /** Whether an error of this kind ends the transaction it happens in. */
    static boolean endsTransaction(int extended) {
        return switch (primary(extended)) {
            case NO_MEMORY, INTERRUPT, IO_ERROR, FULL -> true;
            case CORRUPT -> extended != CORRUPT_VIRTUAL_TABLE;
            default -> false;
        };
    }

    /** Whether a connection that saw an error of this kind is not to be used again. */
    static boolean breaksConnection(int extended) {
        return switch (primary(extended)) {
            case NO_MEMORY, IO_ERROR, NOT_A_DATABASE -> true;
            case CORRUPT -> extended != CORRUPT_VIRTUAL_TABLE;
            default -> false;
        };
    }
}
