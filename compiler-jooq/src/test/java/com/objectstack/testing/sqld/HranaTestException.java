package com.objectstack.testing.sqld;

/** The server refused a statement or a request. The message starts with its code, or with the HTTP status. */
public final class HranaTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    HranaTestException(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /** The server's code, for example {@code SQLITE_CONSTRAINT}; {@code HTTP 400} and the like if it gave none. */
    public String code() {
        return code;
    }
}
