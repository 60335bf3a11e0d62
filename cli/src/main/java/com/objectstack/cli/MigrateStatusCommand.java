package com.objectstack.cli;

import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.migrate.MigrationStatus;
import com.objectstack.migrate.Migrator;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code objectstack migrate status}. */
@Command(
        name = "status",
        description = "Tells which migrations were applied, are pending, or are not what they were.",
        mixinStandardHelpOptions = true)
final class MigrateStatusCommand extends MigrationCommand {
    MigrateStatusCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    int run(Migrator migrator) {
        List<MigrationStatus> all = migrator.status();
        if (asJson()) {
            print(MigrationJson.status(all));
        } else {
            text().status(all);
        }
        return 0;
    }
}
