package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.testing.JdbcTestExecutor;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Search indexes as part of a schema: made, extended and dropped with their objects, and refused where they cannot be. */
class SearchIndexTest {
    private static final FieldSchema TEXT = FieldSchema.of("text", FieldType.TEXT);
    private static final FieldSchema TITLE = FieldSchema.of("title", FieldType.TEXT);
    private static final ObjectSchema NOTE = ObjectSchema.of("note", TEXT.asSearchable(), TITLE);

    private final TestDatabase db = new TestDatabase();
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSecondSyncWritesNothing() {
        driver.syncSchema(NOTE);
        db.executor.log().clear();

        driver.syncSchema(NOTE);

        assertThat(db.written()).isEmpty();
    }

    @Test
    void recordsThatWereThereAreFound() {
        driver.syncSchema(ObjectSchema.of("note", TEXT));
        driver.create("note", data("id", "1", "text", "old words"));

        driver.syncSchema(NOTE);

        assertThat(found("words")).containsExactly("1");
    }

    @Test
    void aSyncThatFailsMakesNoIndex() {
        db.runSql("create table memo__fts (a)");

        assertThat(Refusals.of(() -> driver.syncSchemasBatch(
                        List.of(ObjectDefinition.of(NOTE), ObjectDefinition.of(NOTE.named("memo"))),
                        DriverOptions.NONE)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
                    assertThat(refusal).hasMessageContaining("memo__fts");
                });
        assertThat(names()).containsExactly("memo__fts");
    }

    @Test
    void aTableOfAnIndexsNameOutlivesTheObject() {
        driver.syncSchema(ObjectSchema.of("memo", TEXT));
        db.runSql("create table memo__fts (a)");

        driver.dropTable("memo", DriverOptions.NONE);

        assertThat(names()).containsExactly("memo__fts");
    }

    @Test
    void aChangeInATransactionIsUndoneWithIt() {
        var transaction = driver.beginTransaction();
        driver.syncSchema("note", NOTE, DriverOptions.NONE.withTransaction(transaction));
        driver.rollback(transaction);

        assertThat(names()).isEmpty();
    }

    @Test
    void theTablesOfAnIndexAreNoObjects() {
        driver.syncSchema(NOTE);

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("note");
        for (String name : names()) {
            if (name.startsWith("note__")) {
                assertThat(Refusals.of(() -> driver.find(name, QueryAST.ALL)).code())
                        .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
            }
        }
    }

    @Test
    void anIndexIsDeclaredLaterAndDroppedByItsName() {
        driver.syncSchema(ObjectSchema.of("note", TEXT, TITLE));
        driver.create("note", data("id", "1", "text", "words", "title", "Berta"));

        driver.createIndex("note", index("by_text", IndexType.FULLTEXT, "text"));
        driver.createIndex("note", index("by_text", IndexType.FULLTEXT, "text"));
        driver.createIndex("note", index("near", IndexType.TRIGRAM, "title"));
        assertThat(found("words")).containsExactly("1");
        assertThat(names()).contains("note__fts_tri");

        driver.dropIndex("note", "near");
        assertThat(names()).contains("note__fts").doesNotContain("note__fts_tri");
        assertThat(driver.verifySearchIndex("note")).isTrue();

        driver.dropIndex("note", "by_text");
        assertThat(names()).containsExactly("note");
    }

    @Test
    void anAddedColumnIsSearchedAtOnce() {
        driver.syncSchema(NOTE);

        driver.addColumn("note", "more", TEXT.asSearchable());
        driver.create("note", data("id", "1", "more", "words"));

        assertThat(found("words")).containsExactly("1");
    }

    @Test
    void tablesCreatedElsewhereAreNotSearched() {
        db.runSql("create table log (id text primary key, text)");

        assertThat(Refusals.problemsOf(() -> driver.addColumn("log", "more", TEXT.asSearchable())))
                .containsExactly("UNSUPPORTED /searchable");
        assertThat(Refusals.problemsOf(() -> driver.createIndex("log", index("x", IndexType.FULLTEXT, "text"))))
                .containsExactly("UNSUPPORTED /type");
        assertThat(Refusals.of(() -> driver.verifySearchIndex("log")).code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(Refusals.of(() -> driver.rebuildSearchIndex("nowhere")).code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void textsAloneAreSearchedAndNoSecrets() {
        ObjectSchema wrong = ObjectSchema.of(
                        "note",
                        FieldSchema.of("size", FieldType.NUMBER).asSearchable(),
                        FieldSchema.of("pin", FieldType.SECRET).asSearchable(),
                        FieldSchema.of("tags", FieldType.TAGS),
                        TEXT)
                .withIndexes(
                        index("x", IndexType.FULLTEXT, "text", "tags", "created_at"),
                        new IndexSchema("y", List.of("text"), IndexType.TRIGRAM, Uniqueness.UNIQUE, null));

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(wrong)))
                .containsExactly(
                        "INVALID_SCHEMA /fields/size/searchable",
                        "INVALID_SCHEMA /fields/pin/searchable",
                        "INVALID_SCHEMA /indexes/0/fields/1",
                        "INVALID_SCHEMA /indexes/0/fields/2",
                        "INVALID_SCHEMA /indexes/1/unique");
    }

    @Test
    void anIndexCoversFiftyFieldsWithWeightsAndMarksForEach() {
        driver.syncSchema(ObjectSchema.of("note", fields(50)));
        driver.create("note", data("id", "1", "f50", "words"));
        Search all = new Search("words", List.of(), Search.Operator.OR, false, Map.of("f50", 2.0), null, null, true);

        assertThat(driver.find("note", Query.from("note").search(all).build())).hasSize(1);
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(ObjectSchema.of("memo", fields(51)))))
                .containsExactly("INVALID_SCHEMA ");
    }

    private static FieldSchema[] fields(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(place -> FieldSchema.of("f" + place, FieldType.TEXT).asSearchable())
                .toArray(FieldSchema[]::new);
    }

    @Test
    void namesThatWouldClashAreRefused() {
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(NOTE.named("note__fts_doc"))))
                .containsExactly("INVALID_SCHEMA /name");
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(
                        ObjectSchema.of("note", TEXT.asSearchable(), FieldSchema.of("_score", FieldType.NUMBER)))))
                .containsExactly("INVALID_SCHEMA /fields/_score");
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(ObjectSchema.of(
                        "C0_a", FieldSchema.of("a__fts", FieldType.TEXT).asSearchable()))))
                .containsExactly("INVALID_SCHEMA /name");
    }

    @Test
    void aDriverThatDoesNotSearchMakesNoIndex() {
        Set<Capability> all = EnumSet.copyOf(SqlDriverSettings.SQL_CAPABILITIES.capabilities());
        all.remove(Capability.FULL_TEXT_SEARCH);
        SqlDriverSettings settings = SqlDriverSettings.DEFAULTS.withCapabilities(
                new DriverCapabilities(all, Set.of(), EnumSet.noneOf(com.objectstack.driver.IsolationLevel.class)));
        try (SqlDataDriver plain = SqlDataDriver.over(new JdbcTestExecutor(), settings)) {
            plain.syncSchema(NOTE);

            assertThat(plain.introspectSchema().tables()).containsOnlyKeys("note");
            assertThat(plain.execute("select 1 from sqlite_schema where name like 'note_%'")
                            .rows())
                    .isEmpty();
            ObjectSchema declared = ObjectSchema.of("memo", TEXT).withIndexes(index("x", IndexType.FULLTEXT, "text"));
            assertThat(Refusals.problemsOf(() -> plain.syncSchema(declared)))
                    .containsExactly("UNSUPPORTED /indexes/0/type");
        }
    }

    @Test
    void aProgramWithAnOlderSchemaIsRefusedNotAnsweredWrongly() {
        driver.syncSchema(ObjectSchema.of("note", TITLE, TEXT.asSearchable()));
        SqlDataDriver newer = SqlDataDriver.over(db.executor, SqlDriverSettings.DEFAULTS);
        newer.syncSchema(ObjectSchema.of("note", TITLE.asSearchable(), TEXT.asSearchable()));

        assertThat(Refusals.of(() -> found("words"))).hasMessageContaining("c0_text");
    }

    private List<String> found(String text) {
        return driver.find("note", Query.from("note").search(Search.of(text)).build()).stream()
                .map(DataRecord::id)
                .toList();
    }

    /** Tables, views and triggers, without what SQLite and FTS5 make for themselves. */
    private List<String> names() {
        return db
                .query(
                        "select name from sqlite_schema where type <> 'index' and name <> '_objectstack_idempotency' and name not in (select name from"
                                + " pragma_table_list where type = 'shadow') order by name")
                .stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    private static IndexSchema index(String name, IndexType type, String... fields) {
        return new IndexSchema(name, List.of(fields), type, Uniqueness.NONE, null);
    }
}
