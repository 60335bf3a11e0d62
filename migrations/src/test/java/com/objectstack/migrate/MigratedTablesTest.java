package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.definitions;
import static com.objectstack.migrate.MigratedDatabase.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a table beside its columns comes along: search, counters, tenants, soft delete, indexes. */
class MigratedTablesTest {
    @TempDir
    private Path folder;

    private MigratedDatabase db;

    @BeforeEach
    void open() {
        db = MigratedDatabase.inMemory(folder);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void migrate(ObjectSchema next, String... renames) {
        RenameHints hints = RenameHints.parse(List.of(renames), List.of());
        assertThat(db.generator().fromSnapshot(definitions(next), "", hints)).isPresent();
        db.migrator(options().allowingDestructive()).apply();
        db.driver.registerObjects(List.of(ObjectDefinition.of(next)));
        assertThat(db.migrator().verify().isGood()).isTrue();
    }

    @Test
    void searchFollowsARenamedFieldAndObject() {
        migrate(ObjectSchema.of("note", FieldSchema.of("body", FieldType.TEXT).asSearchable()));
        db.driver.create("note", Map.of("id", "n1", "body", "hello world"));

        migrate(
                ObjectSchema.of("memo", FieldSchema.of("text", FieldType.TEXT).asSearchable()),
                "note=memo",
                "note.body=text");

        assertThat(db.driver.find(
                        "memo", Query.from("memo").search(Search.of("hello")).build()))
                .hasSize(1);
        assertThat(db.driver.verifySearchIndex("memo")).isTrue();
        assertThat(db.dump()).doesNotContain("note__fts");
    }

    @Test
    void searchGoesWithTheLastSearchableField() {
        migrate(ObjectSchema.of("note", FieldSchema.of("body", FieldType.TEXT).asSearchable()));

        migrate(ObjectSchema.of("note", FieldSchema.of("body", FieldType.TEXT)));

        assertThat(db.dump()).doesNotContain("note__fts");
    }

    @Test
    void numbersGoOnUnderAnotherName() {
        migrate(ObjectSchema.of("bill", FieldSchema.autonumber("number", "B-{000}")));
        db.driver.create("bill", Map.of("id", "b1"));
        db.driver.create("bill", Map.of("id", "b2"));
        db.driver.delete("bill", "b2");

        migrate(
                ObjectSchema.of("invoice", FieldSchema.autonumber("code", "B-{000}")),
                "bill=invoice",
                "bill.number=code");

        assertThat(db.driver.create("invoice", Map.of("id", "b3"))).containsEntry("code", "B-003");
    }

    @Test
    void aUniqueIndexBecomesOneForEachTenant() {
        FieldSchema code = FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE);
        migrate(ObjectSchema.of("deal", code));

        migrate(ObjectSchema.of("deal", code, FieldSchema.of("organization_id", FieldType.TEXT)));

        assertThat(db.dump()).contains("uniq_deal_organization_id_code").doesNotContain("uniq_deal_code");
        db.migrator(options().allowingDestructive()).rollback(1);
        assertThat(db.dump()).contains("uniq_deal_code").doesNotContain("uniq_deal_organization_id_code");
    }

    @Test
    void softDeleteComesAndGoes() {
        ObjectSchema plain = ObjectSchema.of("deal", FieldSchema.of("code", FieldType.TEXT));
        migrate(plain);

        migrate(plain.withSoftDelete());
        assertThat(db.columns("deal")).contains("deleted_at");

        db.migrator(options().allowingDestructive()).rollback(1);
        assertThat(db.columns("deal")).doesNotContain("deleted_at");
    }

    @Test
    void aPartialIndexIsMadeAnewForARenamedField() {
        FieldSchema state = FieldSchema.of("state", FieldType.TEXT);
        migrate(ObjectSchema.of("deal", state)
                .withIndexes(new IndexSchema(
                        "open_deals",
                        List.of("state"),
                        IndexType.BTREE,
                        Uniqueness.NONE,
                        Field.field("state").eq("open"))));

        migrate(
                ObjectSchema.of("deal", FieldSchema.of("phase", FieldType.TEXT))
                        .withIndexes(new IndexSchema(
                                "open_deals",
                                List.of("phase"),
                                IndexType.BTREE,
                                Uniqueness.NONE,
                                Field.field("phase").eq("open"))),
                "deal.state=phase");

        assertThat(db.dump()).contains("open_deals");
        assertThat(db.dump()).contains("phase = 'open'");
    }

    @Test
    void aComputedFieldBecomesAColumnAndBack() {
        ObjectSchema computed = ObjectSchema.of("deal", FieldSchema.of("score", FieldType.FORMULA));
        migrate(computed);

        migrate(ObjectSchema.of("deal", FieldSchema.of("score", FieldType.NUMBER)));
        assertThat(db.columns("deal")).contains("score");

        migrate(computed);
        assertThat(db.columns("deal")).doesNotContain("score");
    }

    @Test
    void anIndexOfAnotherNameIsDropped() {
        FieldSchema code = FieldSchema.of("code", FieldType.TEXT);
        migrate(ObjectSchema.of("deal", code)
                .withIndexes(new IndexSchema("mine", List.of("code"), IndexType.BTREE, Uniqueness.NONE, null)));

        migrate(ObjectSchema.of("deal", code));

        assertThat(db.dump()).doesNotContain("\nmine: ");
    }

    @Test
    void aViewFollowsARenamedColumn() {
        migrate(ObjectSchema.of("deal", FieldSchema.of("code", FieldType.TEXT)));
        db.driver.executeRaw("create view codes as select code from deal");

        migrate(ObjectSchema.of("deal", FieldSchema.of("label", FieldType.TEXT)), "deal.code=label");

        Assertions.assertThatCode(() -> db.driver.executeRaw("select * from codes"))
                .doesNotThrowAnyException();
    }

    @Test
    void tablesThatAreThereAreTheBaseline() {
        db.driver.executeRaw("create table deal (id text primary key not null, code text, old integer,"
                + " created_at text, updated_at text)");
        db.driver.executeRaw("create table elsewhere (id text)");
        db.driver.executeRaw("insert into deal (id, code) values ('d1', 'x')");
        ObjectSchema deal = ObjectSchema.of(
                "deal",
                FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                FieldSchema.of("paid", FieldType.BOOLEAN));

        List<MigrationFile> files = db.generator()
                .fromDatabase(db.driver, definitions(deal), "", RenameHints.parse(List.of(), List.of("deal.old")));
        db.migrator(options().allowingDestructive()).apply();

        assertThat(files).hasSize(2);
        assertThat(db.columns("deal")).containsExactly("id", "code", "created_at", "updated_at", "paid");
        assertThat(db.driver.executeRaw("select id from deal").rows()).hasSize(1);
        assertThat(db.migrator().verify().isGood()).isTrue();
        assertThat(db.generator().fromDatabase(db.driver, definitions(deal), "", RenameHints.NONE))
                .isEmpty();
    }

    @Test
    void aBaselineMakesTheTablesOfANewDatabase() {
        db.driver.executeRaw(
                "create table deal (id text primary key not null, code text, created_at text, updated_at text)");
        ObjectSchema deal = ObjectSchema.of(
                "deal", FieldSchema.of("code", FieldType.TEXT), FieldSchema.of("paid", FieldType.BOOLEAN));
        db.generator().fromDatabase(db.driver, definitions(deal), "", RenameHints.NONE);

        try (MigratedDatabase fresh = MigratedDatabase.inMemory(folder)) {
            assertThat(fresh.migrator().apply()).hasSize(2);
            assertThat(fresh.migrator().verify().isGood()).isTrue();
        }
    }

    @Test
    void aDatabaseThatHasDriftedIsNoBeginning() {
        migrate(ObjectSchema.of("deal", FieldSchema.of("code", FieldType.TEXT)));
        db.driver.executeRaw("alter table deal add column extra text");

        DriverException refusal = Assertions.catchThrowableOfType(
                DriverException.class,
                () -> db.generator().fromDatabase(db.driver, definitions(), "", RenameHints.NONE));

        assertThat(refusal).hasMessageContaining("column 'extra' has no field");
        assertThat(db.folder.read()).hasSize(1);
    }
}
