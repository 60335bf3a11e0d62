package com.objectstack.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine.ParseResult;

/** Reads lines of arguments without running them. */
public final class CommandLines {
    private CommandLines() {}

    /** Throws picocli's exception for a line that is wrong usage. */
    public static ParseResult parse(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, name -> null);
        return Main.commandLine(console, database -> {
                    throw new UnsupportedOperationException("nothing is run");
                })
                .parseArgs(args);
    }
}
