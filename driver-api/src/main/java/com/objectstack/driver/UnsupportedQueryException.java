package com.objectstack.driver;

/** The driver cannot do what was asked ({@link ErrorCode#UNSUPPORTED}); nothing was sent. */
public final class UnsupportedQueryException extends DriverException {
    private static final long serialVersionUID = 1L;

    UnsupportedQueryException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
