package com.objectstack.driver;

/** The database cannot be reached, opened or entered. */
public final class ConnectionException extends DriverException {
    private static final long serialVersionUID = 1L;

    ConnectionException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
