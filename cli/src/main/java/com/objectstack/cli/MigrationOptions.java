package com.objectstack.cli;

import com.objectstack.migrate.MigrationFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command on migrations has. */
final class MigrationOptions {
    @Option(
            names = "--dir",
            defaultValue = "migrations",
            paramLabel = "DIR",
            description = "Where the migrations are; by default ${DEFAULT-VALUE}.")
    private Path dir = Path.of("");

    @Option(names = "--json", description = "Print the result as a line of JSON, and nothing before it.")
    private boolean asJson;

    MigrationFolder folder() {
        return new MigrationFolder(dir);
    }

    boolean asJson() {
        return asJson;
    }
}
