package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rebuilt table keeps and what is refused, on whatever executor. */
public abstract class ColumnChanging {
    private static final FieldSchema TEXT = FieldSchema.of("x", FieldType.TEXT);
    private static final FieldSchema NUMBER = FieldSchema.of("x", FieldType.NUMBER);

    /** A table with all that a table can have; everything around it reaches it in another way. */
    private static final List<String> ORDERS = List.of(
            "create table customer (id text primary key not null, name text)",
            "insert into customer values ('c1', 'Ann'), ('c2', 'Bob')",
            "create table orders (id text not null primary key, code text collate nocase unique,"
                    + " customer text references customer (id) on delete set null deferrable initially deferred,"
                    + " parent text references orders (id), amount text default '0' check (length(amount) < 20),"
                    + " qty integer not null default 1, total generated always as (qty * 2) stored, \"we ird`\" blob,"
                    + " -- with a comment\n constraint few check (orders.qty < 1000), foreign key (customer) references"
                    + " customer (id) match simple, unique (customer, code))",
            "create index by_amount on orders (amount)",
            "create unique index by_lower on orders (lower(code)) where qty > 0",
            "create index `o dd` on orders (qty desc, code collate rtrim)",
            "create table line (id text primary key, orders text references orders on delete cascade, n integer)",
            "create table audit (id integer primary key autoincrement, what text)",
            "create view big as select id, amount from orders where qty > 1",
            "create view bigger as select * from big b join line on line.orders = b.id",
            "create view apart as select 1 as one",
            "create trigger t1 after insert on orders begin insert into audit (what) values (new.id); end",
            "create trigger t2 after update of amount on orders begin insert into audit (what) values (old.amount); end",
            "create trigger t3 before delete on line begin update orders set qty = qty + 1 where id = old.orders; end",
            "create trigger t4 instead of insert on big begin insert into orders (id, amount) values (new.id, new.amount);"
                    + " end",
            "create trigger t5 after insert on audit when exists (select 1 from bigger) begin select 1; end",
            "insert into orders (rowid, id, code, customer, parent, amount, qty, `we ird```) values"
                    + " (7, 'a', 'A-1', 'c1', null, '12', 1, x'00ff'), (5, 'b', 'B-1', 'c2', 'a', '1.5', 2, null),"
                    + " (9000, 'c', 'c-1', null, 'b', null, 3, 'text')",
            "insert into line values ('l1', 'a', 1), ('l2', 'b', 2), ('l3', 'b', 3)");

    private FailingExecutor executor;
    private SqlDataDriver driver;

    /** An empty database. */
    protected abstract SqlExecutor open();

    @BeforeEach
    void openDatabase() {
        executor = new FailingExecutor(open());
        driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS);
    }

    @AfterEach
    void closeDatabase() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverItBreaksTheDatabaseIsWhatItWas(boolean afterRunning) {
        load(ORDERS);
        Map<String, List<String>> before = DatabaseDump.of(driver);
        int place = 0;
        while (breaksAt(place, afterRunning, () -> driver.modifyColumn("orders", "amount", NUMBER))) {
            assertThat(DatabaseDump.of(driver))
                    .as("broken at statement " + place)
                    .isEqualTo(before);
            assertThat(driver.execute("select foreign_keys from pragma_foreign_keys")
                            .rows()
                            .get(0))
                    .containsEntry("foreign_keys", 1L);
            place++;
        }

        assertThat(place).isGreaterThan(30);
        assertThat(DatabaseDump.of(driver).get("orders")).isNotEqualTo(before.get("orders"));
    }

    @Test
    void whereverADropBreaksTheDatabaseIsWhatItWas() {
        driver.syncSchema(ObjectSchema.of(
                "note",
                FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                FieldSchema.of("body", FieldType.TEXT).asSearchable().asIndexed()));
        driver.create("note", data("id", "1", "title", "red", "body", "blue"));
        Map<String, List<String>> before = DatabaseDump.of(driver);
        int place = 0;
        while (breaksAt(place, false, () -> driver.dropColumn("note", "body"))) {
            assertThat(DatabaseDump.of(driver))
                    .as("broken at statement " + place)
                    .isEqualTo(before);
            assertThat(found("blue")).containsExactly("1");
            place++;
        }

        assertThat(found("blue")).isEmpty();
        assertThat(found("red")).containsExactly("1");
    }

    private boolean breaksAt(int place, boolean afterRunning, Runnable change) {
        executor.breakAfter(place, afterRunning);
        try {
            change.run();
            return executor.mend() > place;
        } catch (DriverException broken) {
            assertThat(broken.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
            return true;
        } finally {
            executor.mend();
        }
    }

    @Test
    void everyRowNumberIndexViewAndTriggerIsKept() {
        load(ORDERS);
        Map<String, List<String>> before = DatabaseDump.of(driver);

        driver.modifyColumn("orders", "amount", NUMBER.withDefault(3));

        Map<String, List<String>> after = DatabaseDump.of(driver);
        assertThat(without(after.get("schema"), "table", "orders"))
                .isEqualTo(without(before.get("schema"), "table", "orders"));
        assertThat(after.get("line")).isEqualTo(before.get("line"));
        assertThat(after.get("audit")).isEqualTo(before.get("audit"));
        assertThat(after.get("sqlite_sequence")).isEqualTo(before.get("sqlite_sequence"));
        assertThat(after.get("orders"))
                .isEqualTo(before.get("orders").stream()
                        .map(row -> row.replace("amount=12:String", "amount=12:Long")
                                .replace("amount=1.5:String", "amount=1.5:Double"))
                        .toList());
        assertThat(tableSql("orders"))
                .isEqualTo(
                        "CREATE TABLE \"orders\" (id text not null primary key, code text collate nocase unique, customer"
                                + " text references customer (id) on delete set null deferrable initially deferred, parent text"
                                + " references orders (id), amount NUMERIC default (3) check (length(amount) < 20), qty integer not"
                                + " null default 1, total generated always as (qty * 2) stored, \"we ird`\" blob, constraint few"
                                + " check (\"orders\".qty < 1000), foreign key (customer) references customer (id) match simple,"
                                + " unique (customer, code))");
        assertThat(driver.execute("select foreign_keys from pragma_foreign_keys")
                        .rows()
                        .get(0)
                        .getLong("foreign_keys"))
                .isEqualTo(1);
    }

    @Test
    void aChangedTableWorksAsBefore() {
        load(ORDERS);
        driver.modifyColumn("orders", "amount", NUMBER.withDefault(3));

        assertThat(refused(() -> driver.execute("insert into line values ('l9', 'nobody', 1)"))
                        .code())
                .isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        driver.execute("insert into orders (id) values ('d')");
        driver.execute("insert into big values ('e', 7)");
        driver.execute("delete from orders where id = 'c'");
        driver.execute("delete from line where id = 'l1'");

        assertThat(driver.execute("select amount, total from orders where id = 'd'")
                        .rows()
                        .get(0))
                .containsEntry("amount", 3L)
                .containsEntry("total", 2L);
        assertThat(driver.execute("select count(*) as n from audit").rows().get(0))
                .containsEntry("n", 5L);
        assertThat(driver.execute("select qty from orders where id = 'a'")
                        .rows()
                        .get(0))
                .containsEntry("qty", 2L);
    }

    @Test
    void aDroppedColumnTakesItsIndexesWithIt() {
        load(ORDERS);
        driver.execute("drop trigger t5");
        driver.execute("drop view bigger");
        driver.execute("drop view big");
        driver.execute("drop trigger t2");
        Map<String, List<String>> before = DatabaseDump.of(driver);

        driver.dropColumn("orders", "amount");

        Map<String, List<String>> after = DatabaseDump.of(driver);
        assertThat(after.get("orders"))
                .isEqualTo(before.get("orders").stream()
                        .map(row -> row.replaceAll("amount=\\S* ", ""))
                        .toList());
        assertThat(without(after.get("schema"), "table", "orders"))
                .isEqualTo(without(without(before.get("schema"), "table", "orders"), "index", "by_amount"));
        assertThat(tableSql("orders")).doesNotContain("amount").contains("check (\"orders\".qty < 1000)");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, view 'big'",
        "qty, column 'total'",
        "qty, constraint few",
        "code, 'unique (customer, code)'",
        "id, primary key",
    })
    void whatIsNeededIsNotDropped(String column, String because) {
        load(ORDERS);
        Map<String, List<String>> before = DatabaseDump.of(driver);

        DriverException refusal = refused(() -> driver.dropColumn("orders", column));

        assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refusal).hasMessageContaining(because);
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    @Test
    void aViewThatReadsAllColumnsOfAViewIsNamedToo() {
        load(List.of(
                "create table t (id text primary key, a text, b text)",
                "create view everything as select * from t",
                "create view part as select a from everything",
                "create table other (id text primary key, t text)",
                "create trigger far after insert on other begin update t set b = 1 where id = new.t; end"));

        assertThat(refused(() -> driver.dropColumn("t", "a"))).hasMessageContaining("part");
        assertThat(refused(() -> driver.dropColumn("t", "b"))).hasMessageContaining("far");
        driver.execute("drop view part");
        driver.dropColumn("t", "a");

        assertThat(driver.execute("select * from everything").columns()).containsExactly("id", "b");
    }

    @Test
    void aColumnThatAnotherTableRefersToIsNotDropped() {
        load(List.of(
                "create table t (id text primary key, a text unique)",
                "create table child (id text primary key, t text references t (a))"));

        assertThat(refused(() -> driver.dropColumn("t", "a"))).hasMessageContaining("table 'child'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "NUMBER   | '12'                       | integer | 12",
                "NUMBER   | ' -1.50 '                  | real    | -1.5",
                "NUMBER   | '9223372036854775807'      | integer | 9223372036854775807",
                "NUMBER   | '12 apples'                | -       | -",
                "NUMBER   | '0.12345678901234567890'   | -       | -",
                "NUMBER   | ''                         | -       | -",
                "NUMBER   | '1e999'                    | -       | -",
                "NUMBER   | x'31'                      | -       | -",
                "TEXT     | 12                         | text    | 12",
                "TEXT     | 0.1                        | text    | 0.1",
                "TEXT     | 0.30000000000000004        | text    | 0.30000000000000004",
                "TEXT     | x'31'                      | -       | -",
                "BOOLEAN  | 'True'                     | integer | 1",
                "BOOLEAN  | 0.0                        | integer | 0",
                "BOOLEAN  | 2                          | -       | -",
                "BOOLEAN  | 'yes'                      | -       | -",
                "DATETIME | '2026-02-28 10:00'         | text    | 2026-02-28T10:00:00.000Z",
                "DATETIME | '2026-02-28T10:00:00.5+01:00' | text | 2026-02-28T09:00:00.500Z",
                "DATETIME | 0                          | text    | 1970-01-01T00:00:00.000Z",
                "DATETIME | '2026-02-30'               | -       | -",
                "DATETIME | '2026-02-28T24:00'         | -       | -",
                "DATETIME | 'now'                      | -       | -",
                "DATETIME | '2460000.5'                | -       | -",
                "DATE     | '2026-02-28T23:00:00Z'     | text    | 2026-02-28",
                "DATE     | 0                          | text    | 1970-01-01",
                "TIME     | '10:30'                    | text    | 10:30:00",
                "TIME     | '2026-02-28T23:00:00.25Z'  | text    | 23:00:00.250",
                "TIME     | '24:00'                    | -       | -",
                "TAGS     | 'a'                        | text    | [\"a\"]",
                "TAGS     | '[\"a\",1]'                | text    | [\"a\",1]",
                "TAGS     | 0.5                        | text    | [0.5]",
                "JSON     | 'a'                        | text    | \"a\"",
                "JSON     | '{\"a\": 1}'               | text    | {\"a\": 1}",
                "FILE     | 'http://x'                 | text    | \"http://x\"",
                "FILE     | 1                          | -       | -",
            })
    void valuesAreConvertedOrNamed(FieldType to, String value, String kind, String stored) {
        load(List.of(
                "create table t (id text primary key, v)",
                "insert into t values ('one', " + value + "), ('none', null)"));

        if (kind.equals("-")) {
            Map<String, List<String>> before = DatabaseDump.of(driver);
            DriverException refusal = refused(() -> driver.modifyColumn("t", "v", FieldSchema.of("v", to)));
            assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
            assertThat(refusal).hasMessageContaining("1 records: one");
            assertThat(DatabaseDump.of(driver)).isEqualTo(before);
        } else {
            driver.modifyColumn("t", "v", FieldSchema.of("v", to));
            DataRecord row = driver.execute("select typeof(v) as kind, v from t where id = 'one'")
                    .rows()
                    .get(0);
            assertThat(row).containsEntry("kind", kind);
            assertThat(String.valueOf(row.get("v"))).isEqualTo(stored);
        }
    }

    @Test
    void aDeclaredTypeSaysWhatAValueWas() {
        driver.syncSchema(ObjectSchema.of(
                "note",
                FieldSchema.of("done", FieldType.BOOLEAN),
                FieldSchema.of("at", FieldType.DATETIME),
                FieldSchema.of("label", FieldType.TEXT)));
        driver.create("note", data("id", "1", "done", true, "at", 0, "label", "[1]"));

        driver.modifyColumn("note", "done", TEXT);
        driver.modifyColumn("note", "at", FieldSchema.of("at", FieldType.TIME));
        driver.modifyColumn("note", "label", FieldSchema.of("label", FieldType.TAGS));

        assertThat(driver.findById("note", "1").orElseThrow())
                .containsEntry("done", "true")
                .containsEntry("at", java.time.LocalTime.MIDNIGHT)
                .containsEntry("label", List.of("[1]"));
    }

    @Test
    void notNullOverNullsNamesTheRecords() {
        load(ORDERS);
        Map<String, List<String>> before = DatabaseDump.of(driver);

        ConstraintViolationException refusal = (ConstraintViolationException) refused(
                () -> driver.modifyColumn("orders", "amount", TEXT.asNotNull().withDefault("0")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.path()).isEqualTo("/storage/notNull");
        assertThat(refusal).hasMessageContaining("1 records: c");
        assertThat(refusal.fields()).containsExactly("amount");
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    @Test
    void notNullIsAddedAndTakenBack() {
        load(ORDERS);
        driver.execute("update orders set amount = '1' where amount is null");

        driver.modifyColumn("orders", "amount", TEXT.asNotNull());
        assertThat(refused(() -> driver.execute("update orders set amount = null"))
                        .code())
                .isEqualTo(ErrorCode.NOT_NULL_VIOLATION);

        driver.modifyColumn("orders", "amount", TEXT);
        driver.execute("update orders set amount = null");
    }

    @Test
    void aCheckThatTheNewValuesBreakIsKept() {
        load(List.of(
                "create table t (id text primary key, v text check (typeof(v) = 'text'))",
                "insert into t values ('1', '1')"));
        Map<String, List<String>> before = DatabaseDump.of(driver);

        assertThat(refused(() -> driver.modifyColumn("t", "v", NUMBER)).code()).isEqualTo(ErrorCode.CHECK_VIOLATION);
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    @Test
    void aKeyThatOthersReferToIsNotChangedUnderThem() {
        load(List.of(
                "create table t (id text primary key, code text unique)",
                "create table child (id text primary key, t text references t (code))",
                "insert into t values ('1', 'true')",
                "insert into child values ('c', 'true')"));
        Map<String, List<String>> before = DatabaseDump.of(driver);

        DriverException refusal =
                refused(() -> driver.modifyColumn("t", "code", FieldSchema.of("x", FieldType.BOOLEAN)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (id text primary key, v text) without rowid",
                "create table t (id integer primary key, v text)",
                "create table t (id integer primary key autoincrement, v text)",
                "create table t (id text primary key, v text) strict",
                "create table t (id, rowid text, oid text, v text, primary key (id))",
                "create table t (k1 text default 1, id text, v text, primary key (id desc, k1)) without rowid",
                "create table `t` ([id] text, 'quoted' text, \"select\" text, `v` varchar ( 10 , 2 ) not null default ( ')' ),"
                        + " `check` text, \"a\"\"b\" text)",
                "create table t (id text primary key, v text default 'x' check (v <> '') collate nocase)",
                "create table t (id text primary key, v, g as (id || 'x') unique)",
                "create table t as select '1' as id, '2' as v",
            })
    void everyKindOfTableIsRebuilt(String create) {
        load(List.of(
                create, "insert into t (id, v) values (1, '10'), (2, '20'), (4, '30')", "delete from t where id = 4"));
        List<String> before = DatabaseDump.of(driver).get("t");
        List<String> sequence = DatabaseDump.of(driver).get("sqlite_sequence");

        driver.modifyColumn("t", "v", NUMBER);

        assertThat(DatabaseDump.of(driver).get("t"))
                .isEqualTo(before.stream()
                        .map(row -> row.replaceAll("\\bv=(\\d+):String", "v=$1:Long"))
                        .toList());
        assertThat(DatabaseDump.of(driver).get("sqlite_sequence")).isEqualTo(sequence);
        driver.modifyColumn("t", "v", TEXT);
        assertThat(DatabaseDump.of(driver).get("t")).isEqualTo(before);
        driver.dropColumn("t", "v");
        assertThat(DatabaseDump.of(driver).get("t"))
                .isEqualTo(before.stream()
                        .map(row -> row.replaceAll("\\bv=\\S* ", ""))
                        .toList());
    }

    @Test
    void aTableOfTwoThousandColumnsIsRebuilt() {
        String columns =
                IntStream.range(0, 1999).mapToObj(n -> "c" + n + " text").collect(Collectors.joining(", "));
        load(List.of(
                "create table wide (id text primary key, " + columns + ")",
                "insert into wide (id, c0, c1998) values ('1', '5', 'z')"));

        driver.modifyColumn("wide", "c0", NUMBER);
        driver.dropColumn("wide", "c1");

        assertThat(driver.execute("select c0, c1998 from wide").rows().get(0))
                .containsEntry("c0", 5L)
                .containsEntry("c1998", "z");
    }

    @Test
    void searchAnswersAsBefore() {
        driver.syncSchema(ObjectSchema.of(
                        "note",
                        FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                        FieldSchema.of("body", FieldType.TEXTAREA).asSearchable(),
                        FieldSchema.of("size", FieldType.TEXT))
                .withIndexes(new IndexSchema("near", List.of("title"), IndexType.TRIGRAM, Uniqueness.NONE, null)));
        driver.bulkCreate(
                "note",
                List.of(
                        data("id", "a", "title", "red apple", "body", "sweet", "size", "1"),
                        data("id", "b", "title", "green pear", "body", "red inside", "size", "2")));
        driver.delete("note", "b");
        driver.create("note", data("id", "b", "title", "green pear", "body", "red inside", "size", "2"));

        driver.modifyColumn("note", "size", NUMBER);
        assertThat(driver.verifySearchIndex("note")).isTrue();
        assertThat(found("red")).containsExactlyInAnyOrder("a", "b");

        driver.update("note", "a", data("title", "blue apple"));
        driver.modifyColumn(
                "note", "title", FieldSchema.of("title", FieldType.TEXTAREA).asSearchable());
        assertThat(driver.verifySearchIndex("note")).isTrue();
        assertThat(found("blue red")).containsExactlyInAnyOrder("a", "b");

        driver.modifyColumn("note", "body", FieldSchema.of("body", FieldType.TAGS));
        assertThat(driver.verifySearchIndex("note")).isTrue();
        assertThat(found("blue red")).containsExactly("a");

        driver.dropColumn("note", "title");
        assertThat(driver.execute("select count(*) as n from sqlite_schema where name like 'note__fts%'")
                        .rows()
                        .get(0))
                .containsEntry("n", 0L);
    }

    @Test
    void aFieldIsGoneWithItsColumn() {
        driver.syncSchema(ObjectSchema.of(
                        "note",
                        FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                        FieldSchema.of("body", FieldType.TEXT).asSearchable(),
                        FieldSchema.of("n", FieldType.NUMBER).asIndexed())
                .withIndexes(IndexSchema.on("n", "title")));
        driver.create("note", data("id", "1", "title", "red", "body", "blue", "n", 1));

        driver.dropColumn("note", "n");
        driver.dropColumn("note", "body");

        assertThat(driver.findById("note", "1").orElseThrow())
                .containsOnlyKeys("id", "title", "created_at", "updated_at");
        assertThat(refused(() -> driver.create("note", data("n", 1))).code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(driver.verifySearchIndex("note")).isTrue();
        assertThat(found("red blue")).containsExactly("1");
    }

    @Test
    void aUniqueColumnGetsItsIndexUnlessRecordsAreEqual() {
        driver.syncSchema(ObjectSchema.of("note", FieldSchema.of("code", FieldType.TEXT)));
        driver.create("note", data("code", "1"));

        driver.modifyColumn("note", "code", NUMBER.withUnique(Uniqueness.UNIQUE));

        assertThat(refused(() -> driver.create("note", data("code", 1))).code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void whatCannotBeIsRefused() {
        driver.syncSchema(ObjectSchema.of("note", FieldSchema.of("organization_id", FieldType.TEXT)));
        load(List.of("create view v as select 1 as id", "create table t (id integer primary key, g as (id))"));

        assertThat(refused(() -> driver.modifyColumn("nowhere", "a", TEXT)).code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
        assertThat(refused(() -> driver.modifyColumn("note", "nme", TEXT)).code())
                .isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(refused(() -> driver.dropColumn("note", "nme")).code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(refused(() -> driver.modifyColumn("note", "id", TEXT)).code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refused(() -> driver.dropColumn("note", "created_at")).code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refused(() -> driver.dropColumn("note", "organization_id")).code())
                .isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refused(() -> driver.modifyColumn("t", "id", TEXT)).code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refused(() -> driver.modifyColumn("t", "g", TEXT)).code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refused(() -> driver.modifyColumn("v", "id", TEXT)).code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refused(() -> driver.modifyColumn("note", "organization_id", FieldSchema.of("x", FieldType.FORMULA)))
                        .code())
                .isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refused(() -> driver.modifyColumn("note", "organization_id", NUMBER.withDefault("a")))
                        .path())
                .isEqualTo("/fields/organization_id/defaultValue");
    }

    /** A view that nobody can read keeps a table from being renamed: refused, with the database as it was. */
    @Test
    void aBrokenViewElsewhereChangesNothing() {
        load(ORDERS);
        load(List.of("create view broken as select * from missing"));
        Map<String, List<String>> before = DatabaseDump.of(driver);

        assertThat(refused(() -> driver.modifyColumn("orders", "amount", NUMBER)))
                .hasMessageStartingWith("[SCHEMA_CONFLICT]")
                .hasMessageContaining("broken");
        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }

    private void load(List<String> statements) {
        statements.forEach(driver::execute);
    }

    private String tableSql(String table) {
        return driver.execute("select sql from sqlite_schema where type = 'table' and name = ?", table)
                .rows()
                .get(0)
                .getString("sql");
    }

    private List<String> found(String text) {
        QueryAST query = Query.from("note").search(Search.of(text)).build();
        return driver.find("note", query).stream().map(DataRecord::id).toList();
    }

    private static DriverException refused(Runnable call) {
        return catchThrowableOfType(DriverException.class, call::run);
    }

    private static List<String> without(List<String> schema, String type, String name) {
        return schema.stream()
                .filter(row -> !row.startsWith("type=" + type + ":String name=" + name + ":String"))
                .toList();
    }
}
