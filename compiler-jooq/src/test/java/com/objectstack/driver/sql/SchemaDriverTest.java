package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IntrospectedSchema.Column;
import com.objectstack.driver.IntrospectedSchema.ForeignKey;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 6.7 and B253 to B256. */
class SchemaDriverTest {
    private static final FieldSchema ANY = FieldSchema.of("ignored", FieldType.TEXT);

    private final TestDatabase db = new TestDatabase(ACCOUNT);
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aCollectionIsCreatedAndDropped() {
        driver.createCollection("deal", DEAL);
        driver.createCollection("deal", DEAL);
        assertThat(driver.create("deal", data("code", "c"))).containsEntry("code", "c");

        driver.dropCollection("deal");
        driver.dropCollection("deal");

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("account");
    }

    @Test
    void anAddedColumnIsAFieldAtOnce() {
        driver.create("account", data("id", "1"));

        driver.addColumn(
                "account", "level", FieldSchema.of("x", FieldType.NUMBER).withDefault(3));
        driver.addColumn("account", "level", ANY);

        assertThat(driver.findById("account", "1").orElseThrow()).containsEntry("level", 3L);
    }

    @Test
    void anAddedUniqueColumnGetsItsIndex() {
        driver.addColumn("account", "nick", ANY.withUnique(Uniqueness.UNIQUE));
        driver.create("account", data("nick", "n"));

        assertThat(Refusals.of(() -> driver.create("account", data("nick", "n")))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void aColumnIsAddedToATableCreatedElsewhereAndNothingMore() {
        db.runSql("create table note (id text primary key)");
        driver.create("note", data("id", "1"));

        driver.addColumn("note", "body", ANY.asIndexed());

        assertThat(driver.create("note", data("body", "b"))).containsOnlyKeys("id", "body");
        assertThat(db.value("select name from sqlite_schema where name like 'idx%'"))
                .isEqualTo("idx_note_body");
    }

    @Test
    void addColumnRefusesWhatCannotBe() {
        assertThat(Refusals.of(() -> driver.addColumn("nowhere", "a", ANY)).code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
        assertThat(Refusals.of(() -> driver.addColumn("account", "a b", ANY)).code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(Refusals.of(() -> driver.addColumn("a`b", "a", ANY)).code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
    }

    @Test
    void anIndexIsCreatedOnceAndDropped() {
        driver.createIndex("account", "by_name", List.of("name", "since"));
        driver.createIndex("account", "by_name", List.of("name", "since"));
        driver.createIndex("account", IndexSchema.on("balance"));
        assertThat(indexNames()).containsExactly("by_name", "idx_account_balance", "uniq_account_email");

        driver.dropIndex("account", "by_name");
        driver.dropIndex("account", "by_name");

        assertThat(indexNames()).containsExactly("idx_account_balance", "uniq_account_email");
    }

    @Test
    void anIndexNamesKnownFields() {
        assertThat(Refusals.problemsOf(() -> driver.createIndex("account", "x", List.of("name", "nmae", "score"))))
                .containsExactly("UNKNOWN_FIELD /fields/1", "UNKNOWN_FIELD /fields/2");
    }

    @Test
    void anIndexOfAnotherTableIsNotDropped() {
        driver.syncSchema(DEAL);

        assertThat(Refusals.of(() -> driver.dropIndex("deal", "uniq_account_email"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(Refusals.of(() -> driver.dropIndex("account", "sqlite_autoindex_account_1"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
    }

    @Test
    void anIndexNameThatAnotherTableHasIsAConflict() {
        driver.syncSchema(DEAL);

        assertThat(Refusals.of(() -> driver.createIndex("deal", "uniq_account_email", List.of("code")))
                        .code())
                .isEqualTo(ErrorCode.SCHEMA_CONFLICT);
    }

    @Test
    void b253_anEmptyDatabaseHasNoTables() {
        try (TestDatabase empty = new TestDatabase()) {
            assertThat(empty.driver.introspectSchema().tables()).isEmpty();
        }
    }

    @Test
    void b253_internalTablesAreLeftOut() {
        db.runSql("create table _objectstack_sequences (a)");
        db.runSql("create table counted (id integer primary key autoincrement)");
        db.runSql("create virtual table docs using fts5(body)");

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("account", "counted", "docs");
    }

    @Test
    void b254_columnsAreDescribed() {
        IntrospectedSchema.Table table = driver.introspectSchema().tables().get("account");

        assertThat(table.primaryKeys()).containsExactly("id");
        assertThat(table.columns())
                .startsWith(
                        new Column("id", "text", false, null, true, true),
                        new Column("email", "text", true, null, false, true),
                        new Column("name", "text", true, null, false, false),
                        new Column("balance", "numeric", true, "0", false, false));
    }

    @Test
    void b255_aCompositeKeyIsInKeyOrder() {
        db.runSql("create table seat (a, b, c, primary key (c, a))");

        IntrospectedSchema.Table table = driver.introspectSchema().tables().get("seat");

        assertThat(table.primaryKeys()).containsExactly("c", "a");
        assertThat(table.columns()).extracting(Column::isPrimary).containsExactly(true, false, true);
        assertThat(table.columns()).extracting(Column::isUnique).containsOnly(false);
    }

    @Test
    void b256_foreignKeysAreNamedAndImplicitTargetsResolved() {
        db.runSql("create table child (id text primary key, a references account, b references account(email))");

        assertThat(driver.introspectSchema().tables().get("child").foreignKeys())
                .containsExactly(
                        new ForeignKey("a", "account", "id", "fk_child_a"),
                        new ForeignKey("b", "account", "email", "fk_child_b"));
    }

    private List<Object> indexNames() {
        return db
                .query(
                        "select name from sqlite_schema where type = 'index' and sql is not null and tbl_name <> '_objectstack_idempotency' order by name")
                .stream()
                .map(row -> row[0])
                .toList();
    }
}
