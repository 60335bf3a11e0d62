package com.objectstack.cli;

import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.migrate.Migration;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.MigratorOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code objectstack migrate rollback}. */
@Command(
        name = "rollback",
        description = "Undoes the last applied migrations, the last one first.",
        mixinStandardHelpOptions = true)
final class MigrateRollbackCommand extends MigrationCommand {
    @Mixin
    private final RunnerOptions runner = new RunnerOptions();

    @Option(
            names = "--count",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many; by default ${DEFAULT-VALUE}.")
    private int count = 1;

    MigrateRollbackCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    MigratorOptions options(MigratorOptions defaults) {
        return runner.on(defaults);
    }

    @Override
    int run(Migrator migrator) {
        List<Migration> undone = migrator.rollback(count);
        if (asJson()) {
            print(MigrationJson.of("undone", undone));
        } else {
            text().done(undone, "undone");
        }
        return 0;
    }
}
