package com.objectstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.cli.migrate.MigrationText;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.MigratorOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command on the migrations of a database. */
abstract class MigrationCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    MigrationCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    /** Does it; the exit code. */
    abstract int run(Migrator migrator);

    /** How migrations are run. */
    MigratorOptions options(MigratorOptions defaults) {
        return defaults;
    }

    /** Whether a database that is missing is made. */
    boolean createsDatabase() {
        return false;
    }

    @Override
    public final Integer call() {
        MigratorOptions defaults = MigratorOptions.defaults();
        MigratorOptions told = asJson() ? defaults : defaults.withProgress(text());
        try (SqlDataDriver driver =
                sql(createsDatabase() ? database.open(opener, console) : database.openExisting(opener, console))) {
            return run(new Migrator(driver, migrations.folder(), options(told)));
        }
    }

    /** Migrations need more than the contract of drivers. */
    static SqlDataDriver sql(IDataDriver driver) {
        if (driver instanceof SqlDataDriver known) {
            return known;
        }
        driver.close();
        throw DriverException.of(
                ErrorCode.UNSUPPORTED, "", "the driver of this database runs no migrations", "use one of ours");
    }

    DriverOpener opener() {
        return opener;
    }

    boolean asJson() {
        return migrations.asJson();
    }

    MigrationText text() {
        return new MigrationText(console.out(), console.terminal());
    }

    void print(JsonNode json) {
        console.out().println(json);
    }
}
