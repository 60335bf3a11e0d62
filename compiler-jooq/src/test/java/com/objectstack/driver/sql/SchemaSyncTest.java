package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.SchemaSyncStats;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 5.19 and 6.5. */
class SchemaSyncTest {
    private static final DriverOptions NONE = DriverOptions.NONE;

    private final CapturedLog log = new CapturedLog();
    private final TestDatabase db = new TestDatabase();
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
        log.close();
    }

    private List<Object> columns(String table) {
        return db.query("select name from pragma_table_info('" + table + "')").stream()
                .map(row -> row[0])
                .toList();
    }

    private List<Object> indexes(String table) {
        return db
                .query("select name from sqlite_schema where type = 'index' and sql is not null and tbl_name = '"
                        + table + "' order by name")
                .stream()
                .map(row -> row[0])
                .toList();
    }

    @Test
    void b229_theTableHasImplicitAndDeclaredColumns() {
        driver.syncSchema(DEAL);

        assertThat(columns("deal"))
                .containsExactly("id", "organization_id", "code", "slug", "amount", "created_at", "updated_at");
    }

    @Test
    void b229_synchronizingAgainSendsNothingThatWrites() {
        driver.syncSchema(DEAL);
        db.executor.log().clear();

        driver.syncSchema(DEAL);

        assertThat(db.written()).isEmpty();
    }

    @Test
    void b230_missingColumnsAreAddedAndRecordsStay() {
        driver.syncSchema(ObjectSchema.of("t", FieldSchema.of("a", FieldType.TEXT)));
        driver.create("t", data("id", "1", "a", "x"));

        driver.syncSchema(ObjectSchema.of(
                "t",
                FieldSchema.of("b", FieldType.NUMBER).withDefault(7),
                FieldSchema.of("seen", FieldType.DATETIME).withDefault("NOW()")));

        assertThat(columns("t")).containsExactly("id", "a", "created_at", "updated_at", "b", "seen");
        assertThat(driver.findById("t", "1").orElseThrow())
                .containsEntry("b", 7L)
                .containsEntry("seen", null)
                .doesNotContainKey("a");
    }

    @Test
    void b230_aColumnInAnotherCaseIsThere() {
        db.runSql("create table t (ID text primary key, Email text, CREATED_AT text, updated_at text)");

        driver.syncSchema(ObjectSchema.of("t", FieldSchema.of("email", FieldType.EMAIL)));

        assertThat(columns("t")).containsExactly("ID", "Email", "CREATED_AT", "updated_at");
        assertThat(driver.create("t", data("email", "x"))).containsEntry("email", "x");
    }

    @Test
    void aNotNullColumnCannotBeAddedToRecords() {
        driver.syncSchema(ObjectSchema.of("t"));
        driver.create("t", data("id", "1"));
        ObjectSchema more = ObjectSchema.of(
                "t",
                FieldSchema.of("a", FieldType.TEXT).asNotNull(),
                FieldSchema.of("b", FieldType.DATE).withDefault("NOW()").asNotNull(),
                FieldSchema.of("c", FieldType.TEXT).withDefault("x").asNotNull());

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(more)))
                .containsExactly("SCHEMA_CONFLICT /fields/a", "SCHEMA_CONFLICT /fields/b");
        assertThat(columns("t")).containsExactly("id", "created_at", "updated_at");
    }

    @Test
    void aNotNullColumnCanBeAddedToAnEmptyTable() {
        driver.syncSchema(ObjectSchema.of("t"));

        driver.syncSchema(ObjectSchema.of(
                "t", FieldSchema.of("b", FieldType.DATE).withDefault("NOW()").asNotNull()));

        assertThat(driver.create("t", data()).getDate("b")).isNotNull();
    }

    @Test
    void aTableWithoutIdIsAConflict() {
        db.runSql("create table t (a)");

        assertThat(Refusals.of(() -> driver.syncSchema(ObjectSchema.of("t"))).code())
                .isEqualTo(ErrorCode.SCHEMA_CONFLICT);
    }

    @Test
    void b231_thePhysicalNameWins() {
        driver.syncSchema("physical", ACCOUNT, NONE);

        assertThat(columns("physical")).contains("email");
        assertThat(driver.create("physical", data()).id()).isNotNull();
    }

    @Test
    void b232_aFormulaHasNoColumnAndAListIsJsonText() {
        driver.syncSchema(ObjectSchema.of(
                "t",
                FieldSchema.of("f", FieldType.FORMULA),
                FieldSchema.of("m", FieldType.LOOKUP).asMultiple()));

        assertThat(columns("t")).containsExactly("id", "m", "created_at", "updated_at");
    }

    @Test
    void b233_uniqueIsAnIndexOfItsOwn() {
        driver.syncSchema(DEAL);

        assertThat(indexes("deal")).containsExactly("uniq_deal_organization_id_code", "uniq_deal_slug");
    }

    @Test
    void b234_anIndexOverAFormulaIsLeftOutWithAWarning() {
        driver.syncSchema(ObjectSchema.of("t", FieldSchema.of("total", FieldType.FORMULA))
                .withIndexes(IndexSchema.on("total"), IndexSchema.on("created_at")));

        assertThat(indexes("t")).containsExactly("idx_t_created_at");
        assertThat(log.warnings()).singleElement().asString().contains("'total'");
    }

    @Test
    void b235_aUniqueIndexAllowsManyNulls() {
        driver.syncSchema(ACCOUNT);
        driver.create("account", data());

        assertThat(driver.create("account", data())).containsEntry("email", null);
    }

    @Test
    void s6_withoutATenantEqualKeysMeetInOneBucket() {
        driver.syncSchema(DEAL);
        driver.create("deal", data("code", "c"));

        assertThat(Refusals.of(() -> driver.create("deal", data("code", "c"))).code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void b236_storageNotNullIsAConstraintAndRequiredIsNone() {
        FieldSchema required = new FieldSchema(
                "r", FieldType.TEXT, false, true, false, Uniqueness.NONE, false, false, null, null, Map.of());
        driver.syncSchema(ObjectSchema.of(
                "t", required, FieldSchema.of("n", FieldType.TEXT).asNotNull()));

        assertThat(Refusals.of(() -> driver.create("t", data("r", "x"))).code())
                .isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(driver.create("t", data("n", "x"))).containsEntry("r", null);
    }

    @Test
    void b237_defaultsApplyInTheDatabase() {
        driver.syncSchema(ObjectSchema.of(
                "t",
                FieldSchema.of("s", FieldType.TEXT).withDefault("it's"),
                FieldSchema.of("n", FieldType.NUMBER).withDefault(0.1),
                FieldSchema.of("b", FieldType.BOOLEAN).withDefault(true),
                FieldSchema.of("j", FieldType.TAGS).withDefault(List.of("a")),
                FieldSchema.of("at", FieldType.DATETIME).withDefault("NOW()"),
                FieldSchema.of("clock", FieldType.TIME).withDefault("NOW()")));

        DataRecord record = driver.create("t", data());

        assertThat(record)
                .containsEntry("s", "it's")
                .containsEntry("n", 0.1)
                .containsEntry("b", true)
                .containsEntry("j", List.of("a"));
        assertThat(record.getInstant("at")).isNotNull();
        assertThat(record.getTime("clock")).isNotNull();
    }

    @Test
    void s9_existingDuplicatesAreLoggedAndTheRestIsDone() {
        driver.syncSchema(
                ObjectSchema.of("t", FieldSchema.of("a", FieldType.TEXT), FieldSchema.of("b", FieldType.TEXT)));
        driver.bulkCreate("t", List.of(data("a", "x", "b", "1"), data("a", "x", "b", "2")));

        driver.syncSchema(ObjectSchema.of(
                "t",
                FieldSchema.of("a", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                FieldSchema.of("b", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                FieldSchema.of("c", FieldType.TEXT)));

        assertThat(indexes("t")).containsExactly("uniq_t_b");
        assertThat(columns("t")).contains("c");
        assertThat(log.errors()).singleElement().asString().contains("uniq_t_a").contains("duplicates");
        assertThat(Refusals.of(() -> driver.upsert("t", data("a", "x"), List.of("a")))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
    }

    @Test
    void b240_aBatchIsAllOrNothing() {
        db.runSql("create table bad (a)");

        DriverException refusal = Refusals.of(() -> driver.syncSchemasBatch(
                List.of(ObjectDefinition.of(ACCOUNT), ObjectDefinition.of(ObjectSchema.of("bad"))), NONE));

        assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(columns("account")).isEmpty();
    }

    @Test
    void b240_anEmptyBatchDoesNothing() {
        driver.syncSchemasBatch(List.of(), NONE);

        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void b244_dropTableIsIdempotentAndForgetsTheObject() {
        driver.syncSchema(ACCOUNT);

        driver.dropTable("account", NONE);
        driver.dropTable("account", NONE);

        assertThat(Refusals.of(() -> driver.create("account", data())).code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void aDropThatIsRolledBackLeavesTheObjectKnown() {
        driver.syncSchema(DEAL);
        Transaction whole = driver.beginTransaction();
        driver.dropTable("deal", NONE.withTransaction(whole));
        driver.rollback(whole);
        Transaction part = driver.beginTransaction();
        part.savepoint("before");
        driver.dropTable("deal", NONE.withTransaction(part));
        part.rollbackTo("before");
        driver.commit(part);

        assertThat(driver.create("deal", data(), TestDatabase.ACME)).containsEntry("organization_id", "acme");
    }

    @Test
    void aDropThatIsCommittedForgetsTheObject() {
        driver.syncSchema(ACCOUNT);
        Transaction transaction = driver.beginTransaction();
        driver.dropTable("account", NONE.withTransaction(transaction));
        driver.commit(transaction);

        assertThat(Refusals.of(() -> driver.create("account", data())).code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void aSyncCanBeRolledBack() {
        Transaction transaction = driver.beginTransaction();
        driver.syncSchema("account", ACCOUNT, NONE.withTransaction(transaction));
        driver.rollback(transaction);

        assertThat(columns("account")).isEmpty();
    }

    @Test
    void aPartialUniqueIndexBoundsItsRecordsOnly() {
        IndexSchema open = new IndexSchema(
                null,
                List.of("name"),
                IndexType.BTREE,
                Uniqueness.UNIQUE,
                Field.field("state").in(List.of("open", "won")));
        driver.syncSchema(
                ObjectSchema.of("t", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("state", FieldType.SELECT))
                        .withIndexes(open));
        driver.create("t", data("name", "a", "state", "lost"));
        driver.create("t", data("name", "a", "state", "won"));

        assertThat(driver.create("t", data("name", "a", "state", "lost"))).isNotNull();
        assertThat(Refusals.of(() -> driver.create("t", data("name", "a", "state", "open")))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void aPartialIndexCannotAskForElements() {
        IndexSchema tagged = new IndexSchema(
                null,
                List.of("name"),
                IndexType.BTREE,
                Uniqueness.NONE,
                Field.field("tags").contains("x"));
        ObjectSchema schema = ObjectSchema.of(
                        "t", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("tags", FieldType.TAGS))
                .withIndexes(tagged);

        DriverException refusal = Refusals.of(() -> driver.syncSchema(schema));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refusal.path()).startsWith("/indexes/0/where");
        assertThat(db.written()).isEmpty();
    }

    @Test
    void aPartialIndexCannotAskForFieldsOfOtherRecords() {
        IndexSchema ofPaid = new IndexSchema(
                null,
                List.of("name"),
                IndexType.BTREE,
                Uniqueness.NONE,
                Field.field("customer.state").eq("paid"));
        ObjectSchema customer = ObjectSchema.of("customer", FieldSchema.of("state", FieldType.TEXT));
        ObjectSchema schema = ObjectSchema.of(
                        "t", FieldSchema.of("name", FieldType.TEXT), FieldSchema.lookup("customer", "customer"))
                .withIndexes(ofPaid);
        driver.registerObjects(List.of(new ObjectDefinition("customer", customer)));

        DriverException refusal = Refusals.of(() -> driver.syncSchema(schema));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refusal.path()).isEqualTo("/indexes/0/where");
        assertThat(refusal.getMessage()).contains("customer");
        assertThat(db.written()).isEmpty();
    }

    @Test
    void oneIndexNameOnTwoTablesIsAConflict() {
        IndexSchema named = new IndexSchema("by_a", List.of("a"), IndexType.BTREE, Uniqueness.NONE, null);
        driver.syncSchema(
                ObjectSchema.of("t", FieldSchema.of("a", FieldType.TEXT)).withIndexes(named));

        assertThat(Refusals.of(() -> driver.syncSchema(ObjectSchema.of("u", FieldSchema.of("a", FieldType.TEXT))
                                .withIndexes(named)))
                        .code())
                .isEqualTo(ErrorCode.SCHEMA_CONFLICT);
    }

    @Test
    void oneIndexNameForTwoIndexesIsAnInvalidSchema() {
        ObjectSchema schema = ObjectSchema.of(
                        "t", FieldSchema.of("a", FieldType.TEXT), FieldSchema.of("b", FieldType.TEXT))
                .withIndexes(
                        new IndexSchema("x", List.of("a"), IndexType.BTREE, Uniqueness.NONE, null),
                        new IndexSchema("x", List.of("b"), IndexType.BTREE, Uniqueness.NONE, null));

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(schema))).containsExactly("INVALID_SCHEMA /indexes/1");
    }

    @Test
    void namesThatDifferByCaseOnlyAreOneTable() {
        driver.syncSchema(ACCOUNT);

        assertThat(Refusals.of(() -> driver.syncSchema(ACCOUNT.named("Account")))
                        .code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
    }

    @Test
    void registeringTouchesNoDatabase() {
        driver.registerObjects(List.of(ObjectDefinition.of(ACCOUNT)));

        assertThat(db.executor.log()).isEmpty();
        assertThat(driver.compile("account", QueryAST.ALL, NONE).columns()).startsWith("id", "email");
        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void b242_tablesAreCountedAsMadeOrFoundOnce() {
        assertThat(driver.getSchemaSyncStats()).hasValue(new SchemaSyncStats(0, 0));
        db.runSql("create table old_one (id text primary key not null, created_at text, updated_at text)");

        driver.syncSchema(DEAL);
        driver.syncSchema(DEAL);
        driver.syncSchema(ObjectSchema.of("old_one"));

        assertThat(driver.getSchemaSyncStats()).hasValue(new SchemaSyncStats(1, 1));
    }

    @Test
    void b242_whatIsPutOffIsCountedOnceItIsDone() {
        db.runSql("create table old_one (id text primary key not null, created_at text, updated_at text)");
        driver.deferSchema();
        driver.syncSchemasBatch(
                List.of(ObjectDefinition.of(DEAL), ObjectDefinition.of(ObjectSchema.of("old_one"))),
                DriverOptions.NONE);
        assertThat(driver.getSchemaSyncStats()).hasValue(new SchemaSyncStats(0, 0));

        driver.flushSchema();

        assertThat(driver.getSchemaSyncStats()).hasValue(new SchemaSyncStats(1, 1));
    }
}
