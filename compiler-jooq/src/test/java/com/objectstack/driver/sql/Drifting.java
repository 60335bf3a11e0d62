package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.Drift;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Differences found and removed; contract B245 to B252, on whatever executor. */
public abstract class Drifting {
    private static final ObjectSchema DEAL = ObjectSchema.of(
                    "deal",
                    FieldSchema.of("organization_id", FieldType.TEXT),
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                    FieldSchema.of("stage", FieldType.SELECT).asIndexed(),
                    FieldSchema.of("amount", FieldType.CURRENCY))
            .withIndexes(IndexSchema.on("stage", "amount"));

    private SqlDataDriver driver;

    /** An empty database. */
    protected abstract SqlExecutor open();

    @BeforeEach
    void openDatabase() {
        driver = SqlDataDriver.over(open(), SqlDriverSettings.DEFAULTS);
    }

    @AfterEach
    void closeDatabase() {
        driver.close();
    }

    @Test
    void whatWasSynchronizedDoesNotDiffer() {
        driver.syncSchema(DEAL);
        driver.syncSchema(ObjectSchema.of(
                "every",
                Arrays.stream(FieldType.values())
                        .map(type -> FieldSchema.of("f_" + type.wireName(), type))
                        .toArray(FieldSchema[]::new)));

        assertThat(driver.detectDrift(List.of()).changes()).isEmpty();
        assertThat(driver.detectDrift(List.of("deal")).isNone()).isTrue();
        assertThat(catchThrowableOfType(DriverException.class, () -> driver.detectDrift(List.of("dael")))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void aMissingTableIsCreatedJustAsPreviewed() {
        register(DEAL);

        Drift drift = driver.detectDrift(List.of("deal"));
        assertThat(kinds(drift)).containsExactly("create_table deal SAFE");
        assertThat(drift.changes().get(0).sql()).hasSize(4);

        assertThat(driver.applyDrift(drift.changes(), false).applied()).hasSize(1);
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
        assertThat(driver.applyDrift(drift.changes(), false).skipped()).hasSize(1);
    }

    @Test
    void columnsAreAddedRelaxedTightenedAndDropped() {
        load(
                "create table deal (id text primary key not null, organization_id text, code text not null, stage text,"
                        + " gone text default 'x', created_at text, updated_at text)",
                "insert into deal (id, code, stage) values ('1', 'c', 's')");
        register(ObjectSchema.of(
                "deal",
                FieldSchema.of("organization_id", FieldType.TEXT),
                FieldSchema.of("code", FieldType.TEXT),
                FieldSchema.of("stage", FieldType.SELECT).asNotNull(),
                FieldSchema.of("amount", FieldType.CURRENCY)));

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift))
                .containsExactly(
                        "relax_not_null code NEEDS_CONFIRM",
                        "tighten_not_null stage DESTRUCTIVE",
                        "add_column amount SAFE",
                        "drop_column gone DESTRUCTIVE");
        assertThat(drift.of(ChangeCategory.DESTRUCTIVE)).hasSize(2);
        assertThat(drift.changes())
                .allSatisfy(change -> assertThat(change.sql()).isNotEmpty());

        Drift.Outcome careful = driver.applyDrift(drift.changes(), false);
        assertThat(careful.applied()).hasSize(2);
        assertThat(careful.skipped()).hasSize(2);
        assertThat(kinds(driver.detectDrift(List.of())))
                .containsExactly("tighten_not_null stage DESTRUCTIVE", "drop_column gone DESTRUCTIVE");

        driver.applyDrift(driver.detectDrift(List.of()).changes(), true);
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
        assertThat(driver.find("deal", QueryAST.ALL))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("stage", "s").doesNotContainKey("gone"));
    }

    @Test
    void tighteningOverNullsIsRefusedAndChangesNothing() {
        driver.syncSchema(ObjectSchema.of("deal", FieldSchema.of("code", FieldType.TEXT)));
        driver.create("deal", data("id", "1"));
        register(ObjectSchema.of("deal", FieldSchema.of("code", FieldType.TEXT).asNotNull()));
        Map<String, List<String>> before = DatabaseDump.of(driver);

        List<SchemaChange> changes = driver.detectDrift(List.of()).changes();
        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.applyDrift(changes, true));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    @Test
    void indexesAreCreatedRecreatedAndDropped() {
        driver.syncSchema(ObjectSchema.of("deal", DEAL.fields().values().toArray(FieldSchema[]::new)));
        load(
                "drop index idx_deal_stage",
                "create index idx_deal_stage_amount on deal (amount, stage)",
                "create index idx_deal_amount on deal (amount)",
                "create index by_hand on deal (amount)",
                "create index idx_deal_lower on deal (lower(code))",
                "create index idx_deal_some on deal (code) where amount > 1");
        register(DEAL);

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift))
                .containsExactly(
                        "create_index idx_deal_stage SAFE",
                        "recreate_index idx_deal_stage_amount NEEDS_CONFIRM",
                        "drop_index idx_deal_amount DESTRUCTIVE");

        driver.applyDrift(drift.changes(), true);
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
        assertThat(indexes())
                .containsExactly(
                        "by_hand",
                        "idx_deal_lower",
                        "idx_deal_some",
                        "idx_deal_stage",
                        "idx_deal_stage_amount",
                        "uniq_deal_organization_id_code");
    }

    @Test
    void anInstallationWideUniqueIndexIsReplacedByTheOnePerTenant() {
        driver.syncSchema(DEAL);
        load("drop index uniq_deal_organization_id_code", "create unique index deal_code_unique on deal (code)");

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift)).containsExactly("replace_unique_index deal_code_unique SAFE");

        driver.applyDrift(drift.changes(), false);
        assertThat(indexes()).contains("uniq_deal_organization_id_code").doesNotContain("deal_code_unique");
    }

    @Test
    void duplicatesKeepTheOldIndexAndAreTold() {
        driver.syncSchema(DEAL);
        load(
                "drop index uniq_deal_organization_id_code",
                "create unique index uniq_deal_organization_id_code on deal (organization_id, code)",
                "insert into deal (id, code) values ('1', 'a'), ('2', 'a'), ('3', 'b')");

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift)).containsExactly("replace_unique_index uniq_deal_organization_id_code SAFE");
        IndexChange change = (IndexChange) drift.changes().get(0);
        assertThat(change.duplicates()).singleElement().satisfies(group -> {
            assertThat(group.count()).isEqualTo(2);
            assertThat(group.key()).containsEntry("code", "a");
        });
        assertThat(change.blocker()).isPresent();
        assertThat(driver.applyDrift(drift.changes(), true).skipped()).hasSize(1);

        load("delete from deal where id = '2'");
        assertThat(driver.applyDrift(drift.changes(), false).applied()).hasSize(1);
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
    }

    @Test
    void aDefaultThatOnlyProgramsUnderstandIsDropped() {
        load("create table t (id text primary key not null, at text default 'NOW()', who text default 'current_user',"
                + " created_at text, updated_at text)");
        register(ObjectSchema.of(
                "t",
                FieldSchema.of("at", FieldType.DATETIME).withDefault("NOW()"),
                FieldSchema.of("who", FieldType.USER).withDefault("current_user")));

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift)).containsExactly("drop_column_default at SAFE", "drop_column_default who SAFE");

        driver.applyDrift(drift.changes(), false);
        load("insert into t (id) values ('1')");
        assertThat(driver.findById("t", "1").orElseThrow().getInstant("at")).isAfter(Instant.EPOCH);
        assertThat(driver.findById("t", "1").orElseThrow().get("who")).isNull();
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
    }

    /** Tables of the TypeScript drivers: NUMERIC affinity, moments in several writings, numbers as text, a nullable key. */
    @Test
    void anOlderTableIsReadRightAndConverges() {
        load(
                "create table old (id varchar(255), at datetime, day date, clock time, doc json, flag boolean,"
                        + " n varchar(255), tags json, pic json, created_at timestamp default current_timestamp,"
                        + " updated_at text default (datetime('now')), primary key (id))",
                "insert into old values ('1', '2026-01-02 03:04:05', '2026-01-02', '03:04:05', '5', 1, '12.5', '[1]',"
                        + " '\"http://x\"', '2026-01-02 03:04:05', '2026-01-02 03:04:05')",
                "insert into old values ('2', 1767323045000, 1767323045000, '10:00', '{\"a\": 1}', 0, '7', null, null,"
                        + " null, '2026-01-02T03:04:05.000Z')");
        register(ObjectSchema.of(
                "old",
                FieldSchema.of("at", FieldType.DATETIME),
                FieldSchema.of("day", FieldType.DATE),
                FieldSchema.of("clock", FieldType.TIME),
                FieldSchema.of("doc", FieldType.JSON),
                FieldSchema.of("flag", FieldType.BOOLEAN),
                FieldSchema.of("n", FieldType.NUMBER),
                FieldSchema.of("tags", FieldType.TAGS),
                FieldSchema.of("pic", FieldType.IMAGE)));
        List<DataRecord> before = rows();
        assertThat(before.get(0))
                .containsEntry("at", Instant.parse("2026-01-02T03:04:05Z"))
                .containsEntry("day", LocalDate.parse("2026-01-02"))
                .containsEntry("clock", LocalTime.parse("03:04:05"))
                .containsEntry("doc", 5L)
                .containsEntry("flag", true)
                .containsEntry("n", 12.5)
                .containsEntry("pic", "http://x")
                .containsEntry("created_at", Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(before.get(1)).containsEntry("at", Instant.ofEpochMilli(1767323045000L));

        Drift drift = driver.detectDrift(List.of());
        assertThat(kinds(drift))
                .containsExactly(
                        "change_type at NEEDS_CONFIRM",
                        "change_type day NEEDS_CONFIRM",
                        "change_type clock NEEDS_CONFIRM",
                        "change_type doc NEEDS_CONFIRM",
                        "change_type n NEEDS_CONFIRM",
                        "change_type tags NEEDS_CONFIRM",
                        "change_type pic NEEDS_CONFIRM",
                        "change_type created_at NEEDS_CONFIRM",
                        "normalize_values updated_at SAFE");

        driver.applyDrift(drift.changes(), false);
        assertThat(rows()).isEqualTo(before);
        assertThat(driver.detectDrift(List.of()).changes()).isEmpty();
        assertThat(driver.execute("select typeof(doc) as doc, at from old where id = '1'")
                        .rows()
                        .get(0))
                .containsEntry("doc", "text")
                .containsEntry("at", "2026-01-02T03:04:05.000Z");
    }

    /** The TypeScript driver of remote databases: nearly everything is TEXT, moments without a zone, a nullable key. */
    @Test
    void aTableOfAnOlderRemoteDriverIsReadRightAndConverges() {
        load(
                "create table old (\"id\" TEXT PRIMARY KEY, \"at\" TEXT, \"stars\" TEXT, \"on_off\" TEXT, \"flag\""
                        + " INTEGER, \"total\" REAL, \"tags\" TEXT, \"created_at\" TEXT DEFAULT (datetime('now')),"
                        + " \"updated_at\" TEXT DEFAULT (datetime('now')))",
                "insert into old values ('1', '2026-01-02 03:04:05', '10', '1', 1, 2, '[\"a\"]', '2026-01-02 03:04:05',"
                        + " '2026-01-02 03:04:05')",
                "insert into old values ('2', '2026-01-02T03:04:05Z', '9', '0', 0, 2.5, null, '2026-01-02 03:04:05',"
                        + " '2026-01-02 03:04:05')");
        register(ObjectSchema.of(
                "old",
                FieldSchema.of("at", FieldType.DATETIME),
                FieldSchema.of("stars", FieldType.RATING),
                FieldSchema.of("on_off", FieldType.TOGGLE),
                FieldSchema.of("flag", FieldType.BOOLEAN),
                FieldSchema.of("total", FieldType.CURRENCY),
                FieldSchema.of("tags", FieldType.TAGS)));
        List<DataRecord> before = rows();
        assertThat(before.get(0))
                .containsEntry("at", Instant.parse("2026-01-02T03:04:05Z"))
                .containsEntry("stars", 10L)
                .containsEntry("on_off", true)
                .containsEntry("total", 2L)
                .containsEntry("tags", List.of("a"));
        assertThat(before.get(1))
                .containsEntry("at", Instant.parse("2026-01-02T03:04:05Z"))
                .containsEntry("stars", 9L)
                .containsEntry("on_off", false)
                .containsEntry("total", 2.5);

        Drift drift = driver.detectDrift(List.of());
        driver.applyDrift(drift.changes(), false);

        assertThat(rows()).isEqualTo(before);
        assertThat(driver.detectDrift(List.of()).changes()).isEmpty();
        assertThat(driver.find(
                        "old", Query.from("old").orderBy(SortNode.asc("stars")).build()))
                .extracting(record -> record.get("id"))
                .containsExactly("2", "1");
    }

    private List<DataRecord> rows() {
        return driver.find("old", Query.from("old").orderBy(SortNode.asc("id")).build());
    }

    private void register(ObjectSchema schema) {
        driver.registerObjects(List.of(new ObjectDefinition(schema.name(), schema)));
    }

    private void load(String... statements) {
        for (String statement : statements) {
            driver.execute(statement);
        }
    }

    private List<String> indexes() {
        return driver
                .execute(
                        "select name from sqlite_schema where type = 'index' and sql is not null and tbl_name <> '_objectstack_idempotency' order by name")
                .rows()
                .stream()
                .map(row -> row.getString("name"))
                .toList();
    }

    private static List<String> kinds(Drift drift) {
        return drift.changes().stream()
                .map(change -> change.kindName() + " " + change.name() + " " + change.category())
                .toList();
    }
}
