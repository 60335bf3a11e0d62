package com.objectstack.driver;

/** The caller asked for something malformed, unknown or unfit; nothing was sent. */
public final class InvalidRequestException extends DriverException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
