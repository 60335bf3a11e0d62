package com.objectstack.migrate;

import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database with a folder of migrations, and a clock that stands still. */
final class MigratedDatabase implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T09:05:12Z"), ZoneOffset.UTC);

    static final ObjectSchema INVOICE = ObjectSchema.of(
            "invoice",
            FieldSchema.of("customer", FieldType.TEXT),
            FieldSchema.of("total", FieldType.NUMBER),
            FieldSchema.of("note", FieldType.TEXT));

    final SqlDataDriver driver;
    final MigrationFolder folder;
    final Path files;

    private MigratedDatabase(SqlDataDriver driver, Path files) {
        this.driver = driver;
        this.files = files;
        this.folder = new MigrationFolder(files);
    }

    static MigratedDatabase inMemory(Path files) {
        return new MigratedDatabase(SqliteDriver.inMemory(), files);
    }

    static MigratedDatabase over(SqlDataDriver driver, Path files) {
        return new MigratedDatabase(driver, files);
    }

    static MigratedDatabase inFile(Path folder) {
        return new MigratedDatabase(SqliteDriver.file(folder.resolve("data.db")), folder.resolve("migrations"));
    }

    /** With invoices, by a first migration. */
    MigratedDatabase withInvoices() {
        migrateTo(INVOICE);
        driver.registerObjects(List.of(ObjectDefinition.of(INVOICE)));
        driver.create("invoice", Map.of("id", "i1", "customer", "ada", "total", 12, "note", "n"));
        driver.create("invoice", Map.of("id", "i2", "customer", "bob", "total", 30.5));
        return this;
    }

    static Definitions definitions(ObjectSchema... schemas) {
        return Definitions.of(Stream.of(schemas).map(ObjectDefinition::of).toList());
    }

    MigrationGenerator generator() {
        return new MigrationGenerator(folder, CLOCK);
    }

    Migrator migrator() {
        return migrator(options());
    }

    Migrator migrator(MigratorOptions options) {
        return new Migrator(driver, folder, options);
    }

    static MigratorOptions options() {
        return MigratorOptions.defaults().withClock(CLOCK);
    }

    MigrationFile generate(ObjectSchema... schemas) {
        return generator()
                .fromSnapshot(definitions(schemas), "", RenameHints.NONE)
                .orElseThrow();
    }

    void migrateTo(ObjectSchema... schemas) {
        generate(schemas);
        migrator(options().allowingDestructive()).apply();
    }

    /** A migration written by hand. */
    MigrationFile write(String id, Step... up) {
        return folder.write(new Migration(id, "by hand", List.of(up), List.of(), null));
    }

    /** Schema and records, the tables of the ledger too. */
    String dump() {
        List<String> tables = driver.executeRaw("select name, sql from sqlite_schema order by name").rows().stream()
                .map(row -> row.get("name") + ": " + row.get("sql"))
                .toList();
        String rows = driver
                .executeRaw(
                        "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name")
                .rows()
                .stream()
                .map(row -> row.get("name") + " "
                        + driver.executeRaw("select * from \"" + row.get("name") + "\"")
                                .rows())
                .collect(Collectors.joining("\n"));
        // A rebuilt table's name is quoted in another way.
        return (String.join("\n", tables) + "\n" + rows).replaceAll("[`\"]", "");
    }

    List<String> columns(String table) {
        return driver.introspectSchema().tables().get(table).columns().stream()
                .map(column -> column.name())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
