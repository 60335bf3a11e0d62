package com.objectstack.driver.sqlite;

/** Opens connections that are ready for statements. Thread-safe. */
interface ConnectionFactory {
    /** What a connection is for. */
    enum Role {
        WRITER,
        READER
    }

    /** Opens a connection; {@code CONNECTION_FAILED}, {@code DATABASE_CORRUPT}, {@code BUSY}, {@code INVALID_CONFIG}. */
    DatabaseConnection open(Role role);

    /** Whether the whole database lives in one connection. */
    boolean isMemory();

    /** Whether nothing can be written. */
    boolean isReadOnly();

    /** Whether a connection that is broken can be replaced by another. */
    default boolean canReopen() {
        return !isMemory();
    }
}
