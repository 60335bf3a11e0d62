package com.objectstack.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code objectstack migrate}: migrations of a database, each in a command of its own. */
@Command(
        name = "migrate",
        description = "Makes migrations of objects' definitions, and runs them on a database.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private MigrateCommand() {}

    static CommandLine line(Console console, DriverOpener opener) {
        return new CommandLine(new MigrateCommand())
                .addSubcommand(new MigrateGenerateCommand(console, opener))
                .addSubcommand(new MigrateStatusCommand(console, opener))
                .addSubcommand(new MigratePlanCommand(console, opener))
                .addSubcommand(new MigrateApplyCommand(console, opener))
                .addSubcommand(new MigrateVerifyCommand(console, opener))
                .addSubcommand(new MigrateRollbackCommand(console, opener));
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: generate, status, plan, apply, ...");
    }
}
