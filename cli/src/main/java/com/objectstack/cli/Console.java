package com.objectstack.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads and writes besides databases. Texts are UTF-8 whatever the locale.
 *
 * @param in standard input
 * @param out standard output, for results only; whoever writes flushes
 * @param err standard error, for people
 * @param terminal whether {@code out} is watched by a person
 * @param environment looks up an environment variable, null where it is not set
 */
record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        UnaryOperator<@Nullable String> environment) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The process's own. The launcher knows whether a terminal is there; Java 21 does not say. */
    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                utf8(FileDescriptor.out, false),
                utf8(FileDescriptor.err, true),
                Boolean.getBoolean("objectstack.terminal"),
                name -> name == null ? null : System.getenv(name));
    }

    private static PrintStream utf8(FileDescriptor file, boolean autoFlush) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(file), BUFFER_BYTES), autoFlush, StandardCharsets.UTF_8);
    }
}
