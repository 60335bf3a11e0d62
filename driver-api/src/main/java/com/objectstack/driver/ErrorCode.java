package com.objectstack.driver;

/** The stable codes of {@link DriverException}; SEMANTICS.md §5. A code is never reused for something else. */
public enum ErrorCode {
    /** The query is malformed, or asks for something that makes no sense. */
    INVALID_QUERY(Group.REQUEST),
    /** The filter is malformed whatever the schema. */
    INVALID_FILTER(Group.REQUEST),
    /** Operator or comparand does not fit the declared type. */
    TYPE_MISMATCH(Group.REQUEST),
    /** A field is not declared. */
    UNKNOWN_FIELD(Group.REQUEST),
    /** An object is neither registered nor in the database. */
    UNKNOWN_OBJECT(Group.REQUEST),
    /** Data to write is malformed. */
    INVALID_DATA(Group.REQUEST),
    /** A schema is malformed. */
    INVALID_SCHEMA(Group.REQUEST),
    /** A configuration is malformed. */
    INVALID_CONFIG(Group.REQUEST),
    /** A value cannot be represented exactly, or is too large for the database. */
    VALUE_OUT_OF_RANGE(Group.REQUEST),
    /** Upsert keys are not backed by a primary key or unique index. */
    CONFLICT_TARGET(Group.REQUEST),
    /** The database's schema contradicts the declared one. */
    SCHEMA_CONFLICT(Group.REQUEST),
    /** The driver cannot do this. */
    UNSUPPORTED(Group.UNSUPPORTED),
    /** A unique value exists already. */
    UNIQUE_VIOLATION(Group.CONSTRAINT),
    /** A value is missing. */
    NOT_NULL_VIOLATION(Group.CONSTRAINT),
    /** A referenced record is missing, or a record is still referenced. */
    FOREIGN_KEY_VIOLATION(Group.CONSTRAINT),
    /** A check constraint failed. */
    CHECK_VIOLATION(Group.CONSTRAINT),
    /** The database is locked by another writer. */
    BUSY(Group.TRANSACTION),
    /** The transaction is dead; only {@code rollback} is accepted. */
    TRANSACTION_LOST(Group.TRANSACTION),
    /** The transaction is finished. */
    TRANSACTION_CLOSED(Group.TRANSACTION),
    /** The connection broke before the answer to a write arrived. */
    OUTCOME_UNKNOWN(Group.TRANSACTION),
    /** The deadline passed. */
    TIMEOUT(Group.TIME),
    /** The calling thread was interrupted. */
    CANCELLED(Group.TIME),
    /** The database cannot be reached or opened. */
    CONNECTION_FAILED(Group.CONNECTION),
    /** Credentials are missing or wrong. */
    UNAUTHENTICATED(Group.CONNECTION),
    /** Credentials do not allow this. */
    FORBIDDEN(Group.CONNECTION),
    /** The driver was disconnected. */
    DRIVER_CLOSED(Group.CONNECTION),
    /** The database file is damaged. */
    DATABASE_CORRUPT(Group.STORAGE),
    /** The disk or the database is full. */
    DATABASE_FULL(Group.STORAGE),
    /** The database cannot be written. */
    READ_ONLY(Group.STORAGE),
    /** A scalar subquery's second row, a recursion past its bound, or an answer past a limit. */
    RESULT_TOO_LARGE(Group.STORAGE),
    /** A bug in the driver. */
    INTERNAL(Group.BUG);

    /** Which exception class carries a code. */
    enum Group {
        REQUEST,
        UNSUPPORTED,
        CONSTRAINT,
        TRANSACTION,
        TIME,
        CONNECTION,
        STORAGE,
        BUG
    }

    private final Group group;

    ErrorCode(Group group) {
        this.group = group;
    }

    Group group() {
        return group;
    }
}
