package com.objectstack.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the {@code objectstack} command. */
@Command(
        name = "objectstack",
        description = "Queries SQLite and libSQL databases.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the driver refused or failed, and the reason is on standard error; or it breaks a rule of conformance",
            "2:wrong usage"
        },
        footer = "%nFrom a checkout there is also `bin/objectstack bench`, a program of its own.")
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--json-errors",
            scope = ScopeType.INHERIT,
            description = "Print errors as JSON, one a line, as exec does.")
    private boolean jsonErrors;

    private Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        // Standard error is for people who asked for something else.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        System.exit(run(Console.ofProcess(), new UrlOpener(), args));
    }

    static int run(Console console, DriverOpener opener, String... args) {
        try {
            return commandLine(console, opener).execute(args);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    static CommandLine commandLine(Console console, DriverOpener opener) {
        Main main = new Main();
        return new CommandLine(main)
                .addSubcommand(new QueryCommand(console, opener))
                .addSubcommand(new CompileCommand(console, opener))
                .addSubcommand(new ExplainCommand(console, opener))
                .addSubcommand(new ExecCommand(console, opener))
                .addSubcommand(new DemoCommand(console, opener))
                .addSubcommand(new ConformanceCommand(console, opener))
                .addSubcommand(new PingCommand(console, opener))
                .addSubcommand(MigrateCommand.line(console, opener))
                // An argument that begins with @ is a query's file, not one of arguments.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(
                        (failure, line, parsed) -> Failures.report(failure, console.err(), main.jsonErrors));
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
