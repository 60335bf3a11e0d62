package com.objectstack.cli;

import com.objectstack.cli.input.SchemaInput;
import com.objectstack.cli.input.TextInput;
import com.objectstack.cli.migrate.MigrationJson;
import com.objectstack.cli.migrate.MigrationText;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.migrate.Definitions;
import com.objectstack.migrate.MigrationFile;
import com.objectstack.migrate.MigrationGenerator;
import com.objectstack.migrate.RenameHints;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code objectstack migrate generate}. */
@Command(
        name = "generate",
        description = {
            "Writes a migration: from what the migrations so far lead to, to the objects as they shall be.",
            "With --url the database has to be there; its tables are the beginning if there are no migrations yet."
        },
        mixinStandardHelpOptions = true)
final class MigrateGenerateCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @ArgGroup(exclusive = false)
    private @Nullable DatabaseOptions database;

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Option(
            names = "--schema",
            required = true,
            paramLabel = "FILE",
            description = "A JSON file with the objects as they shall be.")
    private String schema = "";

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "What the change is for; by default its first step.")
    private String description = "";

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = "An object or field that has another name now: invoice.total=amount, invoice=bill.")
    private List<String> renames = List.of();

    @Option(
            names = "--drop",
            paramLabel = "NAME",
            description = "An object or field that goes, though something alike is new: invoice.total.")
    private List<String> drops = List.of();

    MigrateGenerateCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        Definitions next = Definitions.of(SchemaInput.parse(TextInput.file(schema)));
        RenameHints hints = RenameHints.parse(renames, drops);
        List<MigrationFile> files = generate(next, hints);
        if (migrations.asJson()) {
            console.out()
                    .println(MigrationJson.of(
                            "generated",
                            files.stream().map(MigrationFile::migration).toList()));
            return 0;
        }
        MigrationText text = new MigrationText(console.out(), console.terminal());
        files.forEach(file -> text.generated(migrations.folder().path(file.id()), file.migration()));
        if (files.isEmpty()) {
            console.out().println("Nothing to do.");
        }
        return 0;
    }

    private List<MigrationFile> generate(Definitions next, RenameHints hints) {
        MigrationGenerator generator = new MigrationGenerator(migrations.folder(), Clock.systemUTC());
        if (database == null) {
            return generator.fromSnapshot(next, description, hints).stream().toList();
        }
        try (SqlDataDriver driver = MigrationCommand.sql(database.openExisting(opener, console))) {
            return generator.fromDatabase(driver, next, description, hints);
        }
    }
}
