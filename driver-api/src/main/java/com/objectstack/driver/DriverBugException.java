package com.objectstack.driver;

/** A bug in the driver ({@link ErrorCode#INTERNAL}); please report it. */
public final class DriverBugException extends DriverException {
    private static final long serialVersionUID = 1L;

    DriverBugException(DriverExceptionBuilder builder) {
        super(builder);
    }
}
