package com.objectstack.compiler.vector;

/** What a vector function was given is no vector, or no pair of comparable ones. The message is libSQL's. */
public final class VectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VectorException(String message) {
        super(message, null, false, false);
    }
}
