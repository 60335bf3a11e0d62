package com.objectstack.driver;

/** A transaction cannot begin, go on or be known to have ended. */
public final class TransactionException extends DriverException {
    private static final long serialVersionUID = 1L;

    TransactionException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
