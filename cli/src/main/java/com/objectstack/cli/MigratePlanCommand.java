package com.objectstack.cli;

import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.PlannedMigration;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code objectstack migrate plan}. */
@Command(
        name = "plan",
        description = {
            "Prints the statements of all pending migrations, and changes nothing.",
            "They are run in one transaction that is undone; other writers wait as long."
        },
        mixinStandardHelpOptions = true)
final class MigratePlanCommand extends MigrationCommand {
    MigratePlanCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    int run(Migrator migrator) {
        List<PlannedMigration> plan = migrator.plan();
        if (asJson()) {
            print(MigrationJson.plan(plan));
        } else {
            text().plan(plan);
        }
        return 0;
    }
}
