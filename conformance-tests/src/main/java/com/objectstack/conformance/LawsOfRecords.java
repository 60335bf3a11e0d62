package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One record's life: created, changed, merged, removed; contract §5.2 to §5.4 and SEMANTICS.md decision 7. */
public abstract class LawsOfRecords extends RunningDriver {
    static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789Z");

    private static final ObjectSchema SCHEMA = ObjectSchema.of(
            "rec",
            FieldSchema.of("s", FieldType.TEXT),
            FieldSchema.of("n", FieldType.NUMBER),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
            FieldSchema.of("level", FieldType.NUMBER).withDefault(7L),
            FieldSchema.of("born", FieldType.DATETIME).withDefault("NOW()"));

    private @Nullable Table table;

    /** For subclasses. */
    protected LawsOfRecords() {}

    @BeforeEach
    void createTheTable() {
        table = Table.of(driver(), SCHEMA, List.of(Map.of("id", "a", "s", "one", "n", 1L, "code", "c1")));
    }

    @AfterEach
    void removeTheTable() {
        if (table != null) {
            table.close();
        }
    }

    @Test
    void aMissingIdIsGenerated() {
        String first = String.valueOf(create(Map.of()).id());
        String second = String.valueOf(create(Map.of()).id());

        assertTrue(first.matches("[A-Za-z0-9_-]{16}"), first);
        assertFalse(first.equals(second), first);
    }

    @Test
    void aGivenIdIsKeptAndTheOtherSpellingIsReadWhereItIsMissing() {
        DataRecord aliased = create(Map.of("_id", "k1"));

        assertEquals("k1", aliased.id());
        assertFalse(aliased.containsKey("_id"));
        assertEquals("k2", create(Map.of("_id", "k1", "id", "k2")).id());
    }

    @Test
    void aCreatedRecordIsReturnedWholeAndInDeclaredOrder() {
        DataRecord record = create(Map.of("s", "x"));

        assertEquals(
                List.of("id", "s", "n", "code", "level", "born", "created_at", "updated_at"),
                List.copyOf(record.keySet()));
        assertEquals(7L, record.get("level"));
        assertEquals(null, record.get("n"));
        assertEquals(record.getInstant("created_at"), record.getInstant("updated_at"));
        assertTrue(Objects.requireNonNull(record.getInstant("born")).isAfter(LONG_AGO));
        assertEquals(Optional.of(record), driver().findById(object(), String.valueOf(record.id())));
    }

    @Test
    void givenAuditValuesAreKeptByCreate() {
        DataRecord record = create(Map.of("created_at", LONG_AGO, "updated_at", LONG_AGO));

        assertEquals(LONG_AGO, record.get("created_at"));
        assertEquals(LONG_AGO, record.get("updated_at"));
    }

    @Test
    void updateChangesTheGivenFieldsAlone() {
        DataRecord before = theRecord();
        DataRecord after = driver().update(object(), "a", Map.of("n", 2L)).orElseThrow();

        assertEquals(after, theRecord());
        for (String field : List.of("id", "s", "code", "level", "born", "created_at")) {
            assertEquals(before.get(field), after.get(field), field);
        }
        assertEquals(2L, after.get("n"));
        assertFalse(moment(after).isBefore(moment(before)), "updated_at went back");
    }

    @Test
    void updateOfAMissingIdIsEmptyAndWritesNothing() {
        assertEquals(Optional.empty(), driver().update(object(), "nobody", Map.of("n", 2L)));
        assertEquals(1, theTable().all().size());
        assertEquals(
                ErrorCode.UNKNOWN_FIELD,
                refusal(() -> driver().update(object(), "nobody", Map.of("nope", 2L)))
                        .code());
    }

    @Test
    void updateRefusesAnotherId() {
        DriverException refusal = refusal(() -> driver().update(object(), "a", Map.of("id", "b", "n", 2L)));

        assertEquals("INVALID_DATA /id", refusal.code() + " " + refusal.path());
        assertEquals(1L, theRecord().get("n"));
    }

    @Test
    void aRecordThatWasReadCanBeWrittenBack() {
        DataRecord before = theRecord();
        DataRecord after = driver().update(object(), "a", before).orElseThrow();

        assertEquals(before.get("created_at"), after.get("created_at"));
        assertEquals(before.get("code"), after.get("code"));
    }

    @Test
    void updateIgnoresGivenAuditValuesUnlessToldToKeepThem() {
        Map<String, Object> data = Map.of("created_at", LONG_AGO, "updated_at", LONG_AGO, "n", 2L);
        DataRecord before = theRecord();
        DataRecord ignored = driver().update(object(), "a", data).orElseThrow();
        DataRecord kept = driver().update(object(), "a", data, DriverOptions.NONE.withAudit(true, false))
                .orElseThrow();

        assertEquals(before.get("created_at"), ignored.get("created_at"));
        assertFalse(moment(ignored).isBefore(moment(before)), "updated_at went back");
        assertEquals(LONG_AGO, kept.get("updated_at"));
        assertEquals(before.get("created_at"), kept.get("created_at"));
    }

    @Test
    void emptyDataChangesNothing() {
        DataRecord before = theRecord();

        assertEquals(Optional.of(before), driver().update(object(), "a", Map.of()));
        assertEquals(Optional.empty(), driver().update(object(), "nobody", Map.of()));
        assertEquals(0, driver().updateMany(object(), QueryAST.ALL, Map.of()));
        assertEquals(before, theRecord());
    }

    @Test
    void deleteSaysWhetherThereWasARecord() {
        assertTrue(driver().delete(object(), "a"));
        assertFalse(driver().delete(object(), "a"));
        assertEquals(List.of(), theTable().all());
    }

    @Test
    void upsertMergesIntoTheRecordOfTheSameId() {
        new UpsertLaws(driver(), theTable()).mergesIntoTheRecordOfTheSameId();
    }

    @Test
    void upsertMergesByAUniqueKeyAndKeepsTheId() {
        new UpsertLaws(driver(), theTable()).mergesByAUniqueKeyAndKeepsTheId();
    }

    @Test
    void upsertWithoutIdOrKeysInserts() {
        new UpsertLaws(driver(), theTable()).withoutIdOrKeysInserts();
    }

    @Test
    void upsertThatGivesNothingToMergeLeavesTheRecord() {
        new UpsertLaws(driver(), theTable()).withNothingToMergeLeavesTheRecord();
    }

    @Test
    void upsertByFieldsThatAreNotUniqueIsRefused() {
        new UpsertLaws(driver(), theTable()).byFieldsThatAreNotUniqueIsRefused();
    }

    @Test
    void aTakenUniqueValueIsAViolationAndChangesNothing() {
        create(Map.of("id", "b", "code", "c2"));
        List<DataRecord> before = theTable().all();

        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> create(Map.of("id", "a"))).code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> create(Map.of("code", "c1"))).code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> driver().update(object(), "b", Map.of("code", "c1")))
                        .code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> driver().updateMany(object(), QueryAST.ALL, Map.of("code", "c9")))
                        .code());
        assertEquals(before, theTable().all());
    }

    @Test
    void bulksAreAllOrNothing() {
        new BulkLaws(driver(), theTable()).bulksAreAllOrNothing();
    }

    @Test
    void bulksSkipIdsThatAreNotThere() {
        new BulkLaws(driver(), theTable()).bulksSkipUnknownIds();
    }

    @Test
    void manyRecordsAreChosenByFilterSortAndPageAlone() {
        new BulkLaws(driver(), theTable()).otherPropertiesAreRefused();
    }

    @Test
    void anObjectThatIsNotThereIsUnknown() {
        IDataDriver driver = driver();
        String none = object() + "_none";
        List<Runnable> calls = List.of(
                () -> driver.find(none, QueryAST.ALL),
                () -> driver.count(none, QueryAST.ALL),
                () -> driver.findById(none, "a"),
                () -> driver.distinct(none, "id"),
                () -> driver.create(none, Map.of()),
                () -> driver.update(none, "a", Map.of("n", 1L)),
                () -> driver.delete(none, "a"),
                () -> driver.deleteMany(none, QueryAST.ALL));
        calls.forEach(
                call -> assertEquals(ErrorCode.UNKNOWN_OBJECT, refusal(call).code()));
    }

    @Test
    void theOtherSpellingOfAuditFieldsIsUnderstood() {
        QueryAST query = Query.matching(Field.field("createdAt").gt(LONG_AGO))
                .orderBy("updatedAt")
                .build();

        assertEquals(List.of("a"), Table.ids(theTable().find(query)));
    }

    @Test
    void aClosedDriverTakesNothingMore() {
        IDataDriver other = subject().start();
        other.connect();
        other.close();
        other.close();

        assertEquals(
                ErrorCode.DRIVER_CLOSED,
                refusal(() -> other.find(object(), QueryAST.ALL)).code());
        assertFalse(other.checkHealth());
        assertTrue(driver().checkHealth());
    }

    private static Instant moment(DataRecord record) {
        return Objects.requireNonNull(record.getInstant("updated_at"));
    }

    private Table theTable() {
        return Objects.requireNonNull(table, "table");
    }

    private String object() {
        return theTable().name();
    }

    private DataRecord theRecord() {
        return driver().findById(object(), "a").orElseThrow();
    }

    private DataRecord create(Map<String, ?> data) {
        return driver().create(object(), data);
    }

    private static DriverException refusal(Runnable call) {
        return Outcome.of(call).orFail("the call");
    }
}
