package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.INVOICE;
import static com.objectstack.migrate.MigratedDatabase.definitions;
import static com.objectstack.migrate.MigratedDatabase.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that the database's records or schema do not allow: told exactly, and nothing is changed. */
class RefusedMigrationTest {
    @TempDir
    private Path folder;

    private MigratedDatabase db;

    @BeforeEach
    void open() {
        db = MigratedDatabase.inFile(folder).withInvoices();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private DriverException refused(ErrorCode code) {
        String before = db.dump();
        DriverException failure = catchThrowableOfType(
                DriverException.class,
                () -> db.migrator(options().allowingDestructive()).apply());
        assertThat(failure).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(db.dump()).isEqualTo(before);
        return failure;
    }

    private static ObjectSchema replaced(FieldSchema field) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(INVOICE.fields());
        fields.put(field.name(), field);
        return ObjectSchema.of("invoice", fields.values().toArray(FieldSchema[]::new));
    }

    @Test
    void notNullOverNullsNamesTheRecords() {
        db.generate(replaced(FieldSchema.of("note", FieldType.TEXT).asNotNull()));

        assertThat(refused(ErrorCode.NOT_NULL_VIOLATION))
                .hasMessageContaining("modify_column invoice.note")
                .hasMessageContaining("'note' has no value in 1 records: i2");
    }

    @Test
    void aNewNotNullFieldWithoutDefaultIsRefusedOverRecords() {
        db.generate(replaced(FieldSchema.of("code", FieldType.TEXT).asNotNull()));

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT)).hasMessageContaining("NOT NULL without a constant default");
    }

    @Test
    void uniqueOverEqualKeysNamesTheGroups() {
        db.driver.create("invoice", Map.of("id", "i3", "customer", "ada"));
        db.generate(replaced(FieldSchema.of("customer", FieldType.TEXT).withUnique(Uniqueness.UNIQUE)));

        assertThat(refused(ErrorCode.UNIQUE_VIOLATION)).hasMessageContaining("{customer=ada} (2 records)");
    }

    @Test
    void aNewUniqueFieldWithOneDefaultForAllIsRefused() {
        db.generate(
                replaced(FieldSchema.of("code", FieldType.TEXT).withDefault("x").withUnique(Uniqueness.UNIQUE)));

        assertThat(refused(ErrorCode.UNIQUE_VIOLATION)).hasMessageContaining("{code=x} (2 records)");
    }

    @Test
    void aColumnThatAViewNeedsIsNotDropped() {
        db.driver.executeRaw("create view noted as select id, note from invoice");
        db.generate(ObjectSchema.of(
                "invoice", FieldSchema.of("customer", FieldType.TEXT), FieldSchema.of("total", FieldType.NUMBER)));

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT)).hasMessageContaining("view 'noted'");
    }

    @Test
    void aTableThatAViewNeedsIsNotDropped() {
        db.driver.executeRaw("create view noted as select id, note from invoice");
        db.generate();

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT)).hasMessageContaining("view 'noted'");
    }

    @Test
    void aTableWhoseRecordsAreReferredToIsNotDropped() {
        db.driver.executeRaw("create table line (id text primary key, invoice text references invoice(id))");
        db.driver.executeRaw("insert into line values ('l1', 'i1')");
        db.generate();

        assertThat(refused(ErrorCode.FOREIGN_KEY_VIOLATION))
                .hasMessageContaining("1 records of 'line' refer to records of 'invoice'");
    }

    @Test
    void aRebuildKeepsTheRecordsThatReferToTheTable() {
        db.driver.executeRaw(
                "create table line (id text primary key, invoice text references invoice(id) on delete cascade)");
        db.driver.executeRaw("insert into line values ('l1', 'i1')");
        db.migrateTo(replaced(FieldSchema.of("total", FieldType.TEXT)));

        assertThat(db.driver.executeRaw("select id from line").rows()).hasSize(1);
    }

    @Test
    void aDefaultOfTheWrongTypeIsRefused() {
        db.generate(replaced(FieldSchema.of("paid", FieldType.BOOLEAN).withDefault("perhaps")));

        DriverException failure = refused(ErrorCode.INVALID_SCHEMA);
        assertThat(failure.path()).isEqualTo("/up/0/fields/paid/defaultValue");
    }

    @Test
    void valuesThatCannotBeConvertedAreNamed() {
        db.generate(replaced(FieldSchema.of("customer", FieldType.NUMBER)));

        assertThat(refused(ErrorCode.TYPE_MISMATCH)).hasMessageContaining("in 2 records: i1, i2");
    }

    @Test
    void aFullDiskInARebuildLeavesEverything() {
        IntStream.range(0, 200)
                .forEach(number -> db.driver.create(
                        "invoice", Map.of("id", "n" + number, "customer", "x".repeat(500), "total", number)));
        db.generate(replaced(FieldSchema.of("total", FieldType.TEXT)));
        Object pages = db.driver.executeRaw("pragma page_count").rows().get(0).get("page_count");
        db.driver.executeRaw("pragma max_page_count = " + pages);

        refused(ErrorCode.DATABASE_FULL);

        db.driver.executeRaw("pragma max_page_count = 1000000");
        assertThat(db.migrator().apply()).hasSize(1);
    }

    @Test
    void aCheckThatFailsUndoesTheMigration() {
        db.folder.write(new Migration(
                "20261126100000_checked",
                "all are paid",
                List.of(new Step.AddColumn("invoice", FieldSchema.of("paid", FieldType.BOOLEAN))),
                List.of(new Check.SqlCheck("select count(*) from invoice where paid", 2L)),
                null));

        DriverException failure = refused(ErrorCode.CHECK_VIOLATION);
        assertThat(failure.path()).isEqualTo("/checks/0");
        assertThat(failure).hasMessageContaining("gives 0, expected 2");
    }

    @Test
    void aCheckComparesWholeNumbersDigitByDigit() {
        db.folder.write(new Migration(
                "20261126100000_exact",
                "one off",
                List.of(new Step.Sql("update invoice set id = id", false)),
                List.of(new Check.SqlCheck("select 9007199254740992", 9007199254740993L)),
                null));

        assertThat(refused(ErrorCode.CHECK_VIOLATION))
                .hasMessageContaining("gives 9007199254740992, expected 9007199254740993");
    }

    @Test
    void recordsThatAStepLosesAreMissed() {
        db.folder.write(new Migration(
                "20261126100000_lossy",
                "loses one",
                List.of(new Step.Sql("delete from invoice where id = 'i1'", true)),
                List.of(new Check.RowsKept("invoice", "invoice")),
                null));

        assertThat(refused(ErrorCode.CHECK_VIOLATION)).hasMessageContaining("had 2 records, and has 1");
    }

    @Test
    void aStepForAnotherDefinitionIsRefused() {
        db.write(
                "20261126100000_other",
                new Step.ModifyColumn(
                        "invoice",
                        FieldSchema.of("total", FieldType.TEXT),
                        FieldSchema.of("total", FieldType.BOOLEAN)));

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT).path()).isEqualTo("/up/0/field");
    }

    @Test
    void aTransactionIsNotEndedByAStatement() {
        db.write("20261126100000_commit", new Step.Sql("commit", false));

        refused(ErrorCode.INVALID_QUERY);
    }

    @Test
    void anUnknownLedgerVersionIsRefused() {
        db.generate(replaced(FieldSchema.of("paid", FieldType.BOOLEAN)));
        db.driver.executeRaw("update _objectstack_migration_lock set ledger_version = 7");

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT))
                .hasMessageContaining("its version is 7, and this program knows version 1");
    }

    @Test
    void aFileThatIsGoneIsMissed() throws IOException {
        MigrationFile first = db.folder.read().get(0);
        db.generate(replaced(FieldSchema.of("paid", FieldType.BOOLEAN)));
        Files.delete(db.folder.path(first.id()));

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT)).hasMessageContaining("has no file");
    }

    @Test
    void aFileBeforeTheLastAppliedOneIsOutOfOrder() {
        db.write("20200101000000_early", new Step.Sql("select 1", false));

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT)).hasMessageContaining("a later one was");
    }

    @Test
    void whatCannotBeUndoneIsNotRolledBack() {
        db.write("20261126100000_data", new Step.Sql("update invoice set note = 'x'", false));
        db.migrator().apply();
        String before = db.dump();

        DriverException failure =
                catchThrowableOfType(DriverException.class, () -> db.migrator().rollback(1));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure).hasMessageContaining("it has no steps back");
        assertThat(db.dump()).isEqualTo(before);
    }

    @Test
    void aTableOfAnotherShapeIsNotTakenForTheObjects() {
        db.driver.executeRaw("create table customer (id text primary key, name text)");
        db.generator()
                .fromSnapshot(
                        definitions(INVOICE, ObjectSchema.of("customer", FieldSchema.of("email", FieldType.TEXT))),
                        "",
                        RenameHints.NONE);

        assertThat(refused(ErrorCode.SCHEMA_CONFLICT))
                .hasMessageContaining("table 'customer' is there, and is not as declared");
    }
}
