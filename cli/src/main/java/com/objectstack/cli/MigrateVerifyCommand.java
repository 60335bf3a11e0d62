package com.objectstack.cli;

import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.Verification;
import picocli.CommandLine.Command;

/** {@code objectstack migrate verify}. */
@Command(
        name = "verify",
        description = "Compares tables and files with what was applied; exit code 1 if they differ.",
        mixinStandardHelpOptions = true)
final class MigrateVerifyCommand extends MigrationCommand {
    MigrateVerifyCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    int run(Migrator migrator) {
        Verification found = migrator.verify();
        if (asJson()) {
            print(MigrationJson.of(found));
        } else {
            text().verification(found);
        }
        return found.isGood() ? 0 : 1;
    }
}
