package com.objectstack.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the {@code objectstack} command. */
@Command(name = "objectstack", description = "Queries SQLite and libSQL databases.", mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
