package com.objectstack.driver;

/** The deadline passed, or the calling thread was interrupted. */
public final class TimeoutException extends DriverException {
    private static final long serialVersionUID = 1L;

    TimeoutException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
