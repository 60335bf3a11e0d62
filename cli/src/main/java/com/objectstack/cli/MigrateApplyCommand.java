package com.objectstack.cli;

import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.migrate.Migration;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.MigratorOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code objectstack migrate apply}. */
@Command(
        name = "apply",
        description = "Applies all pending migrations in order, each wholly or not at all.",
        mixinStandardHelpOptions = true)
final class MigrateApplyCommand extends MigrationCommand {
    @Mixin
    private final RunnerOptions runner = new RunnerOptions();

    @Option(names = "--dry-run", description = "Apply them to a copy of the database, which is thrown away.")
    private boolean isDryRun;

    MigrateApplyCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    boolean createsDatabase() {
        return !isDryRun;
    }

    @Override
    MigratorOptions options(MigratorOptions defaults) {
        return runner.on(defaults);
    }

    @Override
    int run(Migrator migrator) {
        List<Migration> applied = isDryRun
                ? migrator.dryRun(
                        copy -> sql(opener().open(Database.at(copy.toUri().toString()))))
                : migrator.apply();
        String what = isDryRun ? "would be applied" : "applied";
        if (asJson()) {
            print(MigrationJson.of("applied", applied).put("dryRun", isDryRun));
        } else {
            text().done(applied, what);
        }
        return 0;
    }
}
