package com.objectstack.conformance.laws;

/** Writes a failure down. */
final class FailureFiles {
    private FailureFiles() {}

    static String keep(ReadCase read, String law, Throwable failure) {
        return read.toString();
    }

    static String keep(WriteCase write, String law, Throwable failure) {
        return write.toString();
    }
}
