package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static com.objectstack.schema.FieldType.DATETIME;
import static com.objectstack.schema.FieldType.NUMBER;
import static com.objectstack.schema.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract B239: tables of somebody else under an object's own names. */
abstract class ExternalObjects {
    /** The column of the code is called as another field. */
    private static final Map<String, String> COLUMNS =
            Map.of("No", "id", "org", "organization_id", "name", "code", "full name", "name", "boss_no", "boss");

    static final ObjectSchema CUSTOMER = ObjectSchema.of(
                    "customer",
                    FieldSchema.of("organization_id", TEXT),
                    FieldSchema.of("code", TEXT),
                    FieldSchema.of("name", TEXT),
                    FieldSchema.lookup("boss", "customer"),
                    FieldSchema.of("rank", NUMBER))
            .asExternal("their_customers", COLUMNS);

    static final List<String> TABLES = List.of("order_of", "their_customers", "their_notes");

    private SqlDataDriver driver;

    /** A driver over an empty database, whose foreign keys are checked. */
    abstract SqlDataDriver open();

    /** Releases it. */
    abstract void close();

    @BeforeEach
    void load() {
        driver = open();
        driver.execute("create table their_customers (\"No\" text primary key, org text, name text not null unique,"
                + " \"full name\" text, boss_no text references their_customers(\"No\"), rank integer"
                + " constraint positive check (rank > 0))");
        driver.execute("create table their_notes (number integer primary key, body text, changed text)");
        driver.execute("insert into their_customers values ('1', 'acme', 'a', 'Ada', null, 3),"
                + " ('2', 'acme', 'b', 'Bob', '1', 1), ('3', 'other', 'c', 'Cid', '1', 2)");
        driver.registerExternalObject(CUSTOMER);
    }

    @AfterEach
    void release() {
        close();
    }

    @Test
    void recordsHaveTheObjectsOwnNames() {
        assertThat(driver.findById("customer", "2", DriverOptions.NONE).orElseThrow())
                .containsExactlyEntriesOf(data(
                        "id", "2", "organization_id", "acme", "code", "b", "name", "Bob", "boss", "1", "rank", 1L));
    }

    @Test
    void filtersAndSortsTakeAFieldNotTheColumnOfItsName() {
        QueryAST query = Query.from("customer")
                .where(Field.field("code").in(List.of("a", "b", "c")))
                .orderBy(SortNode.desc("code"))
                .build();

        assertThat(driver.find("customer", query, DriverOptions.NONE))
                .extracting(record -> record.get("name"))
                .containsExactly("Cid", "Bob", "Ada");
        assertThat(driver.distinct("customer", "code", Field.field("name").ne("Bob"), DriverOptions.NONE))
                .containsExactly("a", "c");
    }

    @Test
    void aTenantSeesItsRecordsAlone() {
        assertThat(driver.count("customer", QueryAST.ALL, OTHER)).isOne();
        assertThat(driver.updateMany("customer", QueryAST.ALL, data("rank", 9), OTHER))
                .isOne();
        assertThat(driver.delete("customer", "2", OTHER)).isFalse();
        assertThat(driver.create("customer", data("code", "d"), ACME)).containsEntry("organization_id", "acme");
    }

    @Test
    void referencesLeadThroughMappedColumns() {
        QueryAST query = Query.from("customer")
                .fields("name", "boss.name")
                .where(Field.field("boss.code").eq("a"))
                .orderBy(SortNode.asc("boss.rank"))
                .build();

        assertThat(driver.find("customer", query, DriverOptions.NONE))
                .extracting(record -> record.get("boss.name"))
                .containsExactly("Ada", "Ada");
    }

    @Test
    void aCommonTableMayHaveTheTablesName() {
        QueryAST query = Query.from("their_customers")
                .with(new CommonTable(
                        "their_customers", Query.from("customer").fields("name").build(), null))
                .build();

        assertThat(driver.find("their_customers", query, DriverOptions.NONE)).hasSize(3);
    }

    @Test
    void writesReachTheirColumns() {
        assertThat(driver.create("customer", data("id", "9", "code", "z", "name", "Zoe")))
                .containsEntry("name", "Zoe")
                .doesNotContainKeys("created_at", "updated_at");
        driver.update("customer", "9", data("name", "Zea"));
        driver.bulkUpdate("customer", List.of(new RecordUpdate("1", data("rank", 7))), DriverOptions.NONE);
        driver.updateMany("customer", where("name", "Cid"), data("rank", 8), DriverOptions.NONE);
        driver.delete("customer", "2");

        assertThat(List.<Map<String, ?>>copyOf(
                        driver.execute("select \"No\", name, \"full name\", rank from their_customers order by 1")
                                .rows()))
                .containsExactly(
                        data("No", "1", "name", "a", "full name", "Ada", "rank", 7L),
                        data("No", "3", "name", "c", "full name", "Cid", "rank", 8L),
                        data("No", "9", "name", "z", "full name", "Zea", "rank", null));
    }

    @Test
    void manyAreRemovedByAFieldsValue() {
        assertThat(driver.deleteMany("customer", where("code", "b"), DriverOptions.NONE))
                .isOne();
        driver.bulkDelete("customer", List.of("3"), DriverOptions.NONE);

        assertThat(driver.find("customer", QueryAST.ALL, DriverOptions.NONE))
                .extracting(record -> record.get("id"))
                .containsExactly("1");
    }

    @Test
    void upsertsMergeByTheFieldsOfAUniqueKey() {
        assertThat(driver.upsert("customer", data("code", "b", "name", "Bea"), List.of("code"), DriverOptions.NONE))
                .containsEntry("id", "2")
                .containsEntry("name", "Bea");
        DriverException refusal = Refusals.of(
                () -> driver.upsert("customer", data("code", "b", "name", "x"), List.of("name"), DriverOptions.NONE));
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT_TARGET);
        assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).endsWith("; code"));
    }

    @Test
    void violationsNameObjectAndFields() {
        assertNamed(data("id", "1", "code", "x"), ErrorCode.UNIQUE_VIOLATION, "id");
        assertNamed(data("code", "a"), ErrorCode.UNIQUE_VIOLATION, "code");
        assertNamed(data("name", "x"), ErrorCode.NOT_NULL_VIOLATION, "code");
        assertNamed(data("code", "x", "rank", -1), ErrorCode.CHECK_VIOLATION, "rank");
        assertNamed(data("code", "x", "boss", "none"), ErrorCode.FOREIGN_KEY_VIOLATION, "boss");
        assertThat(Refusals.of(() -> driver.create("customer", data("code", "a")))
                        .problems()
                        .get(0)
                        .message())
                .contains("failed: customer.code");
    }

    private void assertNamed(Map<String, ?> record, ErrorCode code, String field) {
        ConstraintViolationException violation =
                (ConstraintViolationException) Refusals.of(() -> driver.create("customer", record));
        assertThat(violation.code()).isEqualTo(code);
        assertThat(violation.object()).hasValue("customer");
        assertThat(violation.fields()).containsExactly(field);
        assertThat(violation.path()).isEqualTo("/" + field);
    }

    @Test
    void aRecordThatIsReferredToIsNamedByItsObject() {
        ConstraintViolationException violation =
                (ConstraintViolationException) Refusals.of(() -> driver.delete("customer", "1"));

        assertThat(violation.object()).hasValue("customer");
        assertThat(violation.fields()).containsExactly("boss");
    }

    @Test
    void recordsThatTheDatabaseNumbersGetTheirNumber() {
        driver.registerExternalObject(ObjectSchema.of("note", FieldSchema.of("body", TEXT))
                .asExternal("their_notes", Map.of("number", "id", "changed", "updated_at")));

        assertThat(driver.create("note", data("body", "x"))).containsEntry("id", "1");
        assertThat(driver.update("note", "1", data("body", "y")).orElseThrow().getInstant("updated_at"))
                .isNotNull();
        assertThat(driver.findById("note", "1", DriverOptions.NONE)).isPresent();
        assertThat(driver.execute("select typeof(number) as t from their_notes")
                        .rows()
                        .get(0))
                .containsEntry("t", "integer");
    }

    @Test
    void whatTheTableLacksIsToldAndNothingRegistered() {
        ObjectSchema lacking = ObjectSchema.of("note", FieldSchema.of("body", TEXT), FieldSchema.of("at", DATETIME));

        assertThat(Refusals.problemsOf(
                        () -> driver.registerExternalObject(lacking.asExternal("their_notes", Map.of("text", "body")))))
                .containsExactly(
                        "SCHEMA_CONFLICT /fields/id", "SCHEMA_CONFLICT /fields/body", "SCHEMA_CONFLICT /fields/at");
        assertThat(Refusals.problemsOf(() -> driver.registerExternalObject(lacking.asExternal("nowhere", Map.of()))))
                .containsExactly("SCHEMA_CONFLICT /external/remoteName");
        assertThat(Refusals.problemsOf(() -> driver.registerExternalObject(lacking)))
                .containsExactly("SCHEMA_CONFLICT /external/remoteName");
        assertThat(Refusals.of(() -> driver.count("note", QueryAST.ALL, DriverOptions.NONE))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void theTableIsNotChanged() {
        FieldSchema field = FieldSchema.of("x", TEXT);
        for (String name : List.of("customer", "their_customers")) {
            for (Runnable change : List.<Runnable>of(
                    () -> driver.dropTable(name, DriverOptions.NONE),
                    () -> driver.addColumn(name, "x", field),
                    () -> driver.modifyColumn(name, "rank", field),
                    () -> driver.dropColumn(name, "rank"),
                    () -> driver.createIndex(name, IndexSchema.on("rank")),
                    () -> driver.dropIndex(name, "any"),
                    () -> driver.rebuildSearchIndex(name))) {
                assertThat(Refusals.problemsOf(change::run)).containsExactly("UNSUPPORTED /external");
            }
        }
        assertThat(driver.count("customer", QueryAST.ALL, DriverOptions.NONE)).isEqualTo(3);
    }

    @Test
    void synchronizingRegistersAndIsRefused() {
        ObjectSchema note =
                ObjectSchema.of("note", FieldSchema.of("body", TEXT)).asExternal("their_notes", Map.of("number", "id"));

        assertThat(Refusals.problemsOf(() -> driver.syncSchemasBatch(
                        List.of(ObjectDefinition.of(ObjectSchema.of("order_of")), ObjectDefinition.of(note)),
                        DriverOptions.NONE)))
                .containsExactly("UNSUPPORTED /external");
        assertThat(driver.count("note", QueryAST.ALL, DriverOptions.NONE)).isZero();
        assertThat(driver.introspectSchema().tables()).doesNotContainKey("order_of");
    }

    @Test
    void theTablesOwnNameIsNoObject() {
        assertThat(Refusals.of(() -> driver.count("their_customers", QueryAST.ALL, DriverOptions.NONE))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void driftIsWhatTheTableLacksAndIsNotApplied() {
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
        driver.registerObjects(List.of(ObjectDefinition.of(ObjectSchema.of("note", FieldSchema.of("more", TEXT))
                .asExternal("their_notes", Map.of("number", "id")))));

        List<SchemaChange> found = driver.detectDrift(List.of()).changes();

        assertThat(found).singleElement().satisfies(change -> {
            assertThat(change.object()).isEqualTo("note");
            assertThat(change.name()).isEqualTo("more");
            assertThat(change.blocker()).isPresent();
        });
        assertThat(driver.applyDrift(found, true).skipped()).hasSize(1);
    }
}
