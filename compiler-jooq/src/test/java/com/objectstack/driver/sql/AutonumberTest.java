package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Transaction;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract B182 to B197. The clock stands at 2026-03-01T12:00Z. */
class AutonumberTest {
    private final TestDatabase db = new TestDatabase();
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    private void declare(String format) {
        declare(FieldSchema.autonumber("no", format).withUnique(Uniqueness.UNIQUE));
    }

    private void declare(FieldSchema number) {
        driver.syncSchema(ticket(number));
    }

    private static ObjectSchema ticket(FieldSchema number) {
        return ObjectSchema.of(
                "ticket",
                number,
                FieldSchema.of("region", FieldType.TEXT),
                FieldSchema.of("area", FieldType.TEXT),
                FieldSchema.of("size", FieldType.NUMBER),
                FieldSchema.of("day", FieldType.DATE));
    }

    private static ObjectSchema shared(Uniqueness uniqueness) {
        return ObjectSchema.of(
                "deal",
                FieldSchema.of("organization_id", FieldType.TEXT),
                FieldSchema.autonumber("no", "D-{000}").withUnique(uniqueness));
    }

    private @Nullable Object create(@Nullable Object... namesAndValues) {
        return driver.create("ticket", data(namesAndValues)).get("no");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "{0000},                    0001, 0002",
        "{0},                       1, 2",
        "INV-{000},                 INV-001, INV-002",
        "INV-,                      INV-1, INV-2",
        "{00}/X,                    01/X, 02/X",
        "A{00}-{000},               A01-{000}, A02-{000}",
        "{YYYY}-{00},               2026-01, 2026-02",
        "{YY}{MM}{DD}.{0},          260301.1, 260301.2",
        "AD{YYYYMMDD}{0000},        AD202603010001, AD202603010002",
        "{region}-{size}-{00},      EU-7-01, EU-7-02",
        "{00}-{region},             01-EU, 02-EU",
        "{day}#{0},                 2026-01-31#1, 2026-01-31#2",
        "{not a name}{00},          {not a name}01, {not a name}02",
        "{}{00}{,                   {}01{, {}02{",
    })
    void b183_b184_tokensAreWritten(String format, String first, String second) {
        declare(format);

        assertThat(create("region", "EU", "size", 7, "day", "2026-01-31")).isEqualTo(first);
        assertThat(create("region", "EU", "size", 7, "day", "2026-01-31")).isEqualTo(second);
    }

    @Test
    void b182_theFormatIsAutonumberFormatThenFormatThenFourDigits() {
        Map<String, @Nullable Object> both = data("autonumberFormat", "A{0}", "format", "B{0}");
        declare(number(both));
        assertThat(create()).isEqualTo("A1");
        declare(number(data("format", "B{0}")));
        assertThat(create()).isEqualTo("B2");
        declare(number(data()));
        assertThat(create()).isEqualTo("0003");
    }

    private static FieldSchema number(Map<String, @Nullable Object> metadata) {
        FieldSchema field = FieldSchema.of("no", FieldType.AUTONUMBER);
        return new FieldSchema(
                "no", field.type(), false, false, false, field.unique(), false, false, null, null, metadata);
    }

    @Test
    void b184_theWidthIsAMinimum() {
        declare("{00}");
        create("no", "99");

        assertThat(create()).isEqualTo("100");
    }

    @Test
    void b185_aDateBeginsAnewEachDay() {
        declare("{YYYYMMDD}-{00}");

        assertThat(create()).isEqualTo("20260301-01");
        assertThat(create()).isEqualTo("20260301-02");
        db.advance(86_400_000);
        assertThat(create()).isEqualTo("20260302-01");
    }

    @Test
    void b185_withoutDatesAndFieldsThereIsOneCounter() {
        declare("A-{00}");
        create();
        declare("B-{00}");

        assertThat(create()).isEqualTo("B-02");
    }

    @Test
    void b186_equalPrefixesShareACounter() {
        declare("{region}{area}{00}");

        assertThat(create("region", "AB", "area", "C")).isEqualTo("ABC01");
        assertThat(create("region", "A", "area", "BC")).isEqualTo("ABC02");
        assertThat(create("region", "A", "area", "B")).isEqualTo("AB01");
    }

    @Test
    void b187_aMissingFieldIsRefusedByName() {
        declare("{region}-{00}");

        DriverException refusal = Refusals.of(() -> create("region", ""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_DATA);
        assertThat(refusal.path()).isEqualTo("/region");
        assertThat(refusal).hasMessageContaining("'region'").hasMessageContaining("'no'");
        assertThat(Refusals.problemsOf(
                        () -> driver.bulkCreate("ticket", List.of(data("region", "EU"), data(), data("size", 1)))))
                .containsExactly("INVALID_DATA /1/region", "INVALID_DATA /2/region");
        assertThat(db.value("select count(*) from ticket")).isEqualTo(0L);
        assertThat(db.value("select count(*) from _objectstack_sequences")).isEqualTo(0L);
    }

    @Test
    void b188_datesAreThoseOfTheGivenZone() {
        declare("{YYYYMMDD}-{0}");
        db.advance(11 * 3_600_000);

        assertThat(driver.create("ticket", data(), DriverOptions.NONE.withTimezone(ZoneId.of("Asia/Tokyo"))))
                .containsEntry("no", "20260302-1");
        assertThat(create()).isEqualTo("20260301-1");
    }

    @Test
    void b189_b193_eachTenantCounts() {
        driver.syncSchema(shared(Uniqueness.UNIQUE));

        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "D-001");
        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "D-002");
        assertThat(driver.create("deal", data(), OTHER)).containsEntry("no", "D-001");
        assertThat(driver.create("deal", data())).containsEntry("no", "D-001");
        assertThat(driver.create("deal", data("organization_id", "acme"))).containsEntry("no", "D-003");
        assertThat(db.query("select tenant_id, last_value from _objectstack_sequences order by 1"))
                .containsExactly(
                        new Object[] {"__global__", 1L}, new Object[] {"acme", 3L}, new Object[] {"other", 1L});
    }

    @Test
    void b189_anObjectOfNoTenantsHasOneCounter() {
        declare("{00}");

        assertThat(driver.create("ticket", data(), ACME)).containsEntry("no", "01");
        assertThat(driver.create("ticket", data(), OTHER)).containsEntry("no", "02");
    }

    @Test
    void b190_aGivenNumberIsKeptAndAnEmptyOneIsNone() {
        declare("T-{00}");

        assertThat(create("no", "T-77")).isEqualTo("T-77");
        assertThat(create("no", "mine")).isEqualTo("mine");
        assertThat(create("no", "")).isEqualTo("T-78");
        assertThat(create("no", null)).isEqualTo("T-79");
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource({
        "T-{00},       T-1 T-2 T-7,                 T-08",
        "T-{00},       T-07/x T-9x T-x11 U-99 t-50, T-10",
        "{00}/X,       4/X 5/Y x6/X,                06/X",
        "{00},         A-1-2 7,                     13",
        "{00},         no,                          01",
        "T%{00},       T%3 Tx9,                     T%04",
        "T-{00},       T-99999999999999999999 T-3,  T-04",
        "é😀{00},      é😀5,                        é😀06",
        "{region}{00}, EU4 US9,                     EU05",
    })
    void b191_firstUseCountsOnFromTheRecords(String format, String earlier, String next) {
        driver.syncSchema(ticket(FieldSchema.of("no", FieldType.TEXT)));
        for (String number : earlier.split(" ")) {
            create("no", number, "region", "EU");
        }
        declare(format);

        assertThat(create("region", "EU")).isEqualTo(next);
    }

    @Test
    void b191_otherTenantsDoNotCount() {
        driver.syncSchema(shared(Uniqueness.UNIQUE));
        driver.create("deal", data("no", "D-040"), OTHER);
        driver.create("deal", data("no", "D-007"), ACME);

        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "D-008");
    }

    @Test
    void b192_aBulkDrawsEachBlockWithOneStatement() {
        declare("{region}-{00}");
        db.executor.log().clear();

        List<DataRecord> records = driver.bulkCreate(
                "ticket",
                List.of(
                        data("region", "EU"),
                        data("region", "US"),
                        data("region", "EU", "no", "own"),
                        data("region", "EU"),
                        data("region", "EU", "size", 1)));

        assertThat(records)
                .extracting(record -> record.get("no"))
                .containsExactly("EU-01", "US-01", "own", "EU-02", "EU-03");
        assertThat(db.written())
                .filteredOn(sql -> sql.contains("into `_objectstack_sequences`"))
                .hasSize(2);
    }

    @Test
    void b192_aLongBulkIsNumberedInInputOrder() {
        declare("{0}");

        List<DataRecord> records = driver.bulkCreate(
                "ticket",
                IntStream.range(0, 2_500).mapToObj(i -> data("size", i)).toList());

        assertThat(records)
                .extracting(record -> record.get("no"))
                .isEqualTo(IntStream.rangeClosed(1, 2_500)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void b192_anUpsertNumbersWhatItInserts() {
        declare("{00}");

        assertThat(driver.upsert("ticket", data("size", 1), List.of())).containsEntry("no", "01");
        assertThat(driver.upsert("ticket", data("id", "a", "size", 1), List.of()))
                .containsEntry("no", "02");
        assertThat(driver.upsert("ticket", data("id", "a", "size", 2), List.of()))
                .containsEntry("no", "02")
                .containsEntry("size", 2L);
        assertThat(create()).as("a merge draws no number").isEqualTo("03");
        assertThat(driver.upsert("ticket", data("no", "03", "size", 5), List.of("no")))
                .containsEntry("size", 5L);
        assertThat(driver.upsert("ticket", data("size", 5), List.of("no"))).containsEntry("no", "04");
    }

    @Test
    void b192_anUpsertByAKeyPerTenantDrawsOnlyForANewRecord() {
        driver.syncSchema(ObjectSchema.of(
                "deal",
                FieldSchema.of("organization_id", FieldType.TEXT),
                FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                FieldSchema.autonumber("no", "D-{000}")));

        assertThat(driver.upsert("deal", data("code", "a"), List.of("code"), ACME))
                .containsEntry("no", "D-001");
        assertThat(driver.upsert("deal", data("code", "a"), List.of("code"), OTHER))
                .containsEntry("no", "D-001");
        assertThat(driver.upsert("deal", data("code", "a"), List.of("code"), ACME))
                .containsEntry("no", "D-001");
        assertThat(driver.upsert("deal", data("code", "a"), List.of("code"))).containsEntry("no", "D-001");
        assertThat(driver.upsert("deal", data("code", "a"), List.of("code"))).containsEntry("no", "D-001");
        assertThat(driver.upsert("deal", data("code", "b"), List.of("code"), ACME))
                .containsEntry("no", "D-002");
    }

    @Test
    void b187_anUpsertLacksAFieldOnlyIfItInserts() {
        declare("{region}-{00}");
        driver.create("ticket", data("id", "a", "region", "EU"));

        assertThat(driver.upsert("ticket", data("id", "a", "size", 4), List.of()))
                .containsEntry("no", "EU-01");
        assertThat(Refusals.problemsOf(() -> driver.upsert("ticket", data("id", "b", "size", 4), List.of())))
                .containsExactly("INVALID_DATA /region");
        assertThat(Refusals.problemsOf(() -> driver.upsert("ticket", data("size", 4), List.of())))
                .containsExactly("INVALID_DATA /region");
        assertThat(db.value("select count(*) from ticket")).isEqualTo(1L);
    }

    @Test
    void aFailedWriteDrawsNothing() {
        declare("{00}");
        driver.create("ticket", data("id", "a"));

        assertThat(Refusals.of(() -> driver.create("ticket", data("id", "a"))).code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);

        assertThat(create()).isEqualTo("02");
    }

    @Test
    void b194_aCounterBehindItsRecordsIsRaised() {
        declare("T-{00}");
        create();
        db.runSql("insert into ticket (id, no) values ('x', 'T-02'), ('y', 'T-03'), ('z', 'T-40')");

        assertThat(create()).isEqualTo("T-41");
        db.runSql("insert into ticket (id, no) values ('u', 'T-43')");
        assertThat(driver.bulkCreate("ticket", List.of(data(), data(), data())))
                .extracting(record -> record.get("no"))
                .containsExactly("T-44", "T-45", "T-46");
    }

    @Test
    void b194_numbersGivenInTheSameWriteCountToo() {
        declare("T-{00}");

        assertThat(driver.bulkCreate("ticket", List.of(data("no", "T-01"), data("no", "T-9/x"), data(), data())))
                .extracting(record -> record.get("no"))
                .containsExactly("T-01", "T-9/x", "T-10", "T-11");
    }

    @Test
    void b48_anUpsertRaisesItToo() {
        declare("T-{00}");
        create();
        db.runSql("insert into ticket (id, no) values ('x', 'T-02')");

        assertThat(driver.upsert("ticket", data("id", "new"), List.of())).containsEntry("no", "T-03");
    }

    @Test
    void b194_aNumberUniqueForAllTenantsCountsOnFromTheirs() {
        driver.syncSchema(shared(Uniqueness.GLOBAL));
        driver.create("deal", data(), ACME);
        driver.create("deal", data(), ACME);

        assertThat(driver.create("deal", data(), OTHER)).containsEntry("no", "D-003");
    }

    @Test
    void b194_notInACallersTransactionWhichGoesOn() {
        declare("T-{00}");
        create();
        db.runSql("insert into ticket (id, no) values ('x', 'T-02')");
        Transaction transaction = driver.beginTransaction();
        DriverOptions within = DriverOptions.NONE.withTransaction(transaction);

        DriverException violation = Refusals.of(() -> driver.create("ticket", data(), within));
        driver.create("ticket", data("no", "own"), within);
        driver.commit(transaction);

        assertThat(violation)
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        unique -> assertThat(unique.fields()).containsExactly("no"));
        assertThat(db.query("select no from ticket order by no"))
                .containsExactly(new Object[] {"T-01"}, new Object[] {"T-02"}, new Object[] {"own"});
    }

    @Test
    void b194_aGivenNumberIsNotReplaced() {
        declare("T-{00}");
        create();
        int before = db.executor.log().size();

        assertThat(Refusals.of(() -> create("no", "T-01")).code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.executor.log()).hasSize(before + 1);
    }

    @Test
    void b195_b222_itIsTheFirstWriteOfATransactionAndGoneAfterRollback() {
        declare("T-{00}");

        Transaction transaction = driver.beginTransaction();
        DriverOptions within = DriverOptions.NONE.withTransaction(transaction);
        assertThat(driver.create("ticket", data(), within)).containsEntry("no", "T-01");
        assertThat(driver.create("ticket", data(), within)).containsEntry("no", "T-02");
        driver.rollback(transaction);

        assertThat(create()).isEqualTo("T-01");
    }

    @Test
    void b196_theTableOfCountersIsMadeWithTheSchema() {
        driver.syncSchema(ObjectSchema.of("plain", FieldSchema.of("a", FieldType.TEXT)));
        assertThat(counterTables()).isEqualTo(0L);
        declare("{0}");
        assertThat(counterTables()).isEqualTo(1L);
    }

    @Test
    void b196_itIsNeverMadeByAWrite() {
        db.runSql("create table ticket (id text primary key, no text, region text, area text, size, day text,"
                + " created_at text, updated_at text)");
        driver.registerObjects(List.of(ObjectDefinition.of(ticket(FieldSchema.autonumber("no", "{0}")))));

        DriverException refusal = Refusals.of(this::create);

        assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refusal).hasMessageContaining("_objectstack_sequences");
        assertThat(refusal.hint()).hasValue("synchronize the schema of the object, which makes it");
        assertThat(counterTables()).isEqualTo(0L);
        assertThat(db.value("select count(*) from ticket")).isEqualTo(0L);
    }

    private @Nullable Object counterTables() {
        return db.value("select count(*) from sqlite_schema where name = '_objectstack_sequences'");
    }

    @Test
    void b197_aCounterIsKnownByItsHash() {
        declare("{region}-{00}");
        create("region", "EU");

        assertThat(db.query("select * from _objectstack_sequences")).containsExactly(new Object[] {
            // printf 'ticket\x1f__global__\x1fno\x1fEU-' | sha256sum
            "55ecc7f876f81d25294d87f9b492a20ba3195a5eec66e9f8317618acb42c0be0",
            "ticket",
            "__global__",
            "no",
            "EU-",
            1L,
            "2026-03-01T12:00:00.000Z"
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "object text not null, tenant_id text not null, field text not null, last_value bigint not null default 0,"
                        + " updated_at text, primary key (object, tenant_id, field)|'ticket', '__global__', 'no', 41, null",
                "object text, tenant_id text, field text, scope text default '', last_value bigint, updated_at text,"
                        + " primary key (object, tenant_id, field, scope)|'ticket', null, 'no', null, 41, null"
            })
    void b197_anEarlierTableKeepsItsCounters(String columns, String row) {
        db.runSql("create table _objectstack_sequences (" + columns + ")");
        db.runSql("insert into _objectstack_sequences values (" + row + ")");
        db.runSql("insert into _objectstack_sequences (object, tenant_id, field, last_value)"
                + " values ('other', 'acme', 'n''o', 7)");

        declare("T-{00}");
        declare("T-{00}");

        assertThat(create()).isEqualTo("T-42");
        assertThat(db.query(
                        "select object, tenant_id, field, scope, last_value from _objectstack_sequences order by 1"))
                .containsExactly(
                        new Object[] {"other", "acme", "n'o", "", 7L},
                        new Object[] {"ticket", "__global__", "no", "", 42L});
    }

    @Test
    void b197_aTableOfThatNameThatIsNoneOfCountersIsRefused() {
        db.runSql("create table _objectstack_sequences (name text primary key, value integer)");

        assertThat(Refusals.of(() -> declare("{0}")).code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(db.query("select * from _objectstack_sequences")).isEmpty();
    }

    @Test
    void aPrefixThatIsTooLongIsRefused() {
        declare("{region}-{00}");

        assertThat(Refusals.problemsOf(() -> create("region", "x".repeat(1024))))
                .containsExactly("INVALID_DATA /no");
    }

    @ParameterizedTest
    @CsvSource({"{nowhere}{0}", "{no}{0}", "{tags}{0}", "{pin}{0}", "{score}{0}"})
    void aFormatNamesVisibleFieldsOfOneValue(String format) {
        ObjectSchema schema = ObjectSchema.of(
                "ticket",
                FieldSchema.autonumber("no", format),
                FieldSchema.of("tags", FieldType.TAGS),
                FieldSchema.of("pin", FieldType.SECRET),
                FieldSchema.of("score", FieldType.FORMULA));

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(schema)))
                .containsExactly("INVALID_SCHEMA /fields/no/autonumberFormat");
    }

    @Test
    void aDriverWithoutTheCapabilityRefusesAnEmptyNumber() {
        Set<Capability> others = EnumSet.copyOf(SqlDriverSettings.SQL_CAPABILITIES.capabilities());
        others.remove(Capability.AUTONUMBER);
        DriverCapabilities less = new DriverCapabilities(
                others,
                SqlDriverSettings.SQL_CAPABILITIES.dateGranularities(),
                SqlDriverSettings.SQL_CAPABILITIES.isolationLevels());
        declare("{0}");
        SqlDataDriver lesser = SqlDataDriver.over(db.executor, SqlDriverSettings.DEFAULTS.withCapabilities(less));
        lesser.registerObjects(List.of(ObjectDefinition.of(ticket(FieldSchema.autonumber("no", "{0}")))));

        assertThat(Refusals.problemsOf(() -> lesser.create("ticket", data("no", ""))))
                .containsExactly("UNSUPPORTED /no");
        assertThat(lesser.create("ticket", data("no", "T-1"))).containsEntry("no", "T-1");
    }
}
