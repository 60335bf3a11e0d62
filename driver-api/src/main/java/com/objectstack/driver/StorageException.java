package com.objectstack.driver;

/** The database is damaged, full, read-only, or the answer is too large. */
public final class StorageException extends DriverException {
    private static final long serialVersionUID = 1L;

    StorageException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
