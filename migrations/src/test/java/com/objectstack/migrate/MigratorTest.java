package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.INVOICE;
import static com.objectstack.migrate.MigratedDatabase.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.migrate.MigrationStatus.State;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on a database in memory. */
class MigratorTest {
    private static final ObjectSchema PAID = with(FieldSchema.of("paid", FieldType.BOOLEAN));

    @TempDir
    private Path folder;

    private MigratedDatabase db;

    @BeforeEach
    void open() {
        db = MigratedDatabase.inMemory(folder).withInvoices();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static ObjectSchema with(FieldSchema... more) {
        ObjectSchema.of("invoice", more);
        List<FieldSchema> fields = new java.util.ArrayList<>(INVOICE.fields().values());
        fields.addAll(List.of(more));
        return ObjectSchema.of("invoice", fields.toArray(FieldSchema[]::new));
    }

    @Test
    void aFieldIsAddedAndTheLedgerKnows() {
        MigrationFile file = db.generate(PAID);

        assertThat(db.migrator().apply()).containsExactly(file.migration());
        assertThat(db.columns("invoice")).contains("paid");
        assertThat(db.migrator().status()).extracting(MigrationStatus::state).containsOnly(State.APPLIED);
    }

    @Test
    void aSecondApplyChangesNothing() {
        db.generate(PAID);
        db.migrator().apply();
        String before = db.dump();

        assertThat(db.migrator().apply()).isEmpty();
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void equalDefinitionsMakeNoFile() {
        assertThat(db.generator().fromSnapshot(MigratedDatabase.definitions(INVOICE), "", RenameHints.NONE))
                .isEmpty();
        assertThat(db.folder.read()).hasSize(1);
    }

    @Test
    void aRenamedFieldKeepsItsValues() {
        ObjectSchema next = ObjectSchema.of(
                "invoice",
                FieldSchema.of("customer", FieldType.TEXT),
                FieldSchema.of("amount", FieldType.NUMBER),
                FieldSchema.of("note", FieldType.TEXT));
        db.generator()
                .fromSnapshot(
                        MigratedDatabase.definitions(next),
                        "",
                        RenameHints.parse(List.of("invoice.total=amount"), List.of()));

        db.migrator().apply();

        assertThat(db.driver
                        .executeRaw("select amount from invoice order by id")
                        .rows())
                .extracting(row -> row.get("amount"))
                .containsExactly(12L, 30.5);
    }

    @Test
    void aRenamedObjectKeepsItsRecordsAndIndexes() {
        db.migrateTo(with(FieldSchema.of("code", FieldType.TEXT).asIndexed()));
        db.generator()
                .fromSnapshot(
                        MigratedDatabase.definitions(
                                with(FieldSchema.of("code", FieldType.TEXT).asIndexed())
                                        .named("bill")),
                        "",
                        RenameHints.parse(List.of("invoice=bill"), List.of()));

        db.migrator().apply();

        assertThat(db.driver.executeRaw("select count(*) as n from bill").rows().get(0))
                .containsEntry("n", 2L);
        assertThat(db.migrator().verify().isGood()).isTrue();
        assertThat(db.dump()).contains("idx_bill_code").doesNotContain("idx_invoice_code");
    }

    @Test
    void aFailingStepLeavesEverythingAsItWas() {
        db.write(
                "20261126100000_bad",
                new Step.AddColumn("invoice", FieldSchema.of("paid", FieldType.BOOLEAN)),
                new Step.Sql("update nowhere set x = 1", false));
        String before = db.dump();

        DriverException failure =
                catchThrowableOfType(DriverException.class, () -> db.migrator().apply());

        assertThat(failure.path()).isEqualTo("/up/1");
        assertThat(failure).hasMessageContaining("20261126100000_bad").hasMessageContaining("nowhere");
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void anEditedFileIsRefused() throws IOException {
        Path file = db.folder.path(db.folder.read().get(0).id());
        Files.writeString(file, Files.readString(file).replace("create_table invoice", "something else"));
        db.generate(PAID);
        String before = db.dump();

        DriverException failure =
                catchThrowableOfType(DriverException.class, () -> db.migrator().apply());

        assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(failure).hasMessageContaining("was edited after it was applied");
        assertThat(db.dump()).isEqualTo(before);
        assertThat(db.migrator().verify().edited()).hasSize(1);
    }

    @Test
    void stepsThatLoseDataNeedLeave() {
        db.generate(ObjectSchema.of("invoice", FieldSchema.of("customer", FieldType.TEXT)));
        String before = db.dump();

        DriverException failure =
                catchThrowableOfType(DriverException.class, () -> db.migrator().apply());

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure).hasMessageContaining("drop_column invoice.total");
        assertThat(db.dump()).isEqualTo(before);
        assertThat(db.migrator(options().allowingDestructive()).apply()).hasSize(1);
        assertThat(db.columns("invoice")).doesNotContain("total", "note");
    }

    @Test
    void aPlanShowsStatementsAndChangesNothing() {
        db.generate(PAID);
        String before = db.dump();

        List<PlannedMigration> plan = db.migrator().plan();

        assertThat(plan).hasSize(1);
        assertThat(plan.get(0).sql()).singleElement().asString().startsWith("alter table `invoice` add `paid`");
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void aDryRunWorksOnACopy() {
        db.generate(PAID);
        String before = db.dump();

        assertThat(db.migrator().dryRun(SqliteDriver::file)).hasSize(1);
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void aRollbackLeadsBack() {
        String before = db.dump();
        db.generate(PAID);
        db.migrator().apply();

        db.migrator(options().allowingDestructive()).rollback(1);

        assertThat(db.columns("invoice")).doesNotContain("paid");
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void driftIsFound() {
        db.driver.executeRaw("alter table invoice drop column note");

        assertThat(db.migrator().verify().drift())
                .extracting(change -> change.kindName() + " " + change.name())
                .containsExactly("add_column note");
    }
}
