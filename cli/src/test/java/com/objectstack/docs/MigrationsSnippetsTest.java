package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.migrate.Definitions;
import com.objectstack.migrate.Migration;
import com.objectstack.migrate.MigrationCodec;
import com.objectstack.migrate.MigrationFolder;
import com.objectstack.migrate.MigrationGenerator;
import com.objectstack.migrate.Migrator;
import com.objectstack.migrate.MigratorOptions;
import com.objectstack.migrate.RenameHints;
import com.objectstack.migrate.SchemaDiff;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java and the file of docs/migrations.md. */
class MigrationsSnippetsTest {
    private static final FieldSchema TOTAL = FieldSchema.of("total", FieldType.NUMBER);

    @TempDir
    private Path dir;

    @Test
    void migrationsAreGeneratedAndApplied() {
        try (SqlDataDriver db = SqliteDriver.inMemory()) {
            String printed = Printed.by(() -> migrate(db, ObjectSchema.of("invoice", TOTAL), dir));

            assertThat(Printed.on("docs/migrations.md")).contains(printed);
        }
    }

    private static void migrate(SqlDataDriver db, ObjectSchema invoice, Path migrations) {
        // snippet
        MigrationFolder folder = new MigrationFolder(migrations);
        MigrationGenerator generator = new MigrationGenerator(folder, Clock.systemUTC());
        generator.fromSnapshot(Definitions.of(List.of(ObjectDefinition.of(invoice))), "Invoices", RenameHints.NONE);
        Migrator migrator = new Migrator(db, folder, MigratorOptions.defaults());
        for (Migration migration : migrator.apply()) {
            System.out.println(migration.description() + ": " + migration.up().size() + " step");
        }
        System.out.println("As it should be: " + migrator.verify().isGood());
        // end
    }

    @Test
    void theFileIsAMigrationThatLeadsThereAndBack() {
        Migration shown = MigrationCodec.read(block("{").orElseThrow());
        Definitions before = Definitions.of(List.of(
                ObjectDefinition.of(ObjectSchema.of("customer", FieldSchema.of("name", FieldType.TEXT))),
                ObjectDefinition.of(ObjectSchema.of("invoice", TOTAL, FieldSchema.of("note", FieldType.TEXT)))));
        Definitions after = Definitions.of(List.of(
                ObjectDefinition.of(ObjectSchema.of("client", FieldSchema.of("name", FieldType.TEXT))),
                ObjectDefinition.of(ObjectSchema.of(
                        "invoice",
                        FieldSchema.of("amount", FieldType.NUMBER),
                        FieldSchema.of("paid", FieldType.BOOLEAN)))));

        assertThat(SchemaDiff.between(
                        before,
                        after,
                        RenameHints.parse(List.of("customer=client", "invoice.total=amount"), List.of())))
                .isEqualTo(shown.up());
        assertThat(MigrationCodec.write(shown)).isEqualTo(block("{").orElseThrow());
    }

    @Test
    void theRefusalIsTheOneShown() {
        Definitions before = Definitions.of(List.of(ObjectDefinition.of(ObjectSchema.of("invoice", TOTAL))));
        Definitions after = Definitions.of(
                List.of(ObjectDefinition.of(ObjectSchema.of("invoice", FieldSchema.of("amount", FieldType.NUMBER)))));

        assertThat(catchThrowable(() -> SchemaDiff.between(before, after, RenameHints.NONE)))
                .hasMessage(block("[INVALID_SCHEMA]").orElseThrow().strip());
    }

    private static Optional<String> block(String start) {
        return Printed.on("docs/migrations.md").stream()
                .filter(text -> text.startsWith(start))
                .findFirst();
    }
}
