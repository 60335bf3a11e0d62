package com.objectstack.conformance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contract B182 to B198. */
class ReferenceAutonumberTest {
    private Instant now = Instant.parse("2026-03-01T23:30:00Z");
    private final ReferenceDriver driver = ReferenceDriver.of(ReferenceSettings.DEFAULTS.withClock(() -> now));

    private static FieldSchema number(Map<String, @Nullable Object> metadata) {
        return new FieldSchema(
                "no", FieldType.AUTONUMBER, false, false, false, Uniqueness.NONE, false, false, null, null, metadata);
    }

    private void object(String format, FieldSchema... more) {
        FieldSchema[] fields = Arrays.copyOf(more, more.length + 1);
        fields[more.length] = number(Map.of("autonumberFormat", format));
        driver.syncSchema(ObjectSchema.of("t", fields));
    }

    private String create(Map<String, ?> data) {
        return create(data, DriverOptions.NONE);
    }

    private String create(Map<String, ?> data, DriverOptions options) {
        return String.valueOf(driver.create("t", data, options).get("no"));
    }

    @Test
    void numbersAreCountedFromOneInFourDigits() {
        driver.syncSchema(ObjectSchema.of("t", number(Map.of())));

        assertEquals("0001", create(Map.of()));
        assertEquals("0002", create(Map.of("no", "")));
    }

    @Test
    void theOlderFormatKeyComesSecond() {
        driver.syncSchema(ObjectSchema.of("t", number(Map.of("format", "B-{0}"))));
        driver.syncSchema(ObjectSchema.of("u", number(Map.of("format", "B-{0}", "autonumberFormat", "A-{0}"))));

        assertEquals("B-1", create(Map.of()));
        assertEquals("A-1", driver.create("u", Map.of()).get("no"));
    }

    @Test
    void aFormatHasTextOnBothSidesAndItsWidthIsAMinimum() {
        object("<{00}>{000}{x y}");
        create(Map.of("no", "<98>{000}{x y}"));

        assertEquals("<99>{000}{x y}", create(Map.of()));
        assertEquals("<100>{000}{x y}", create(Map.of()));
    }

    @Test
    void withoutASlotTheNumberComesLast() {
        object("INV-");

        assertEquals("INV-1", create(Map.of()));
        assertEquals("INV-2", create(Map.of()));
    }

    @Test
    void datesAreThoseOfTheBusinessZoneAndStartACounterOfTheirOwn() {
        object("{YYYY}/{YY}/{MM}/{DD}/{YYYYMMDD}-{00}");
        DriverOptions tokyo = DriverOptions.NONE.withTimezone(ZoneId.of("Asia/Tokyo"));

        assertEquals("2026/26/03/01/20260301-01", create(Map.of()));
        assertEquals("2026/26/03/02/20260302-01", create(Map.of(), tokyo));
        assertEquals("2026/26/03/01/20260301-02", create(Map.of()));
        now = now.plusSeconds(3600);
        assertEquals("2026/26/03/02/20260302-02", create(Map.of()));
    }

    @Test
    void fieldsAreCountedByWhatTheyRender() {
        object(
                "{a}{b}-{0}",
                FieldSchema.of("a", FieldType.TEXT),
                FieldSchema.of("b", FieldType.NUMBER).withDefault(7));

        assertEquals("A7-1", create(Map.of("a", "A")));
        assertEquals("A8-1", create(Map.of("a", "A", "b", 8)));
        assertEquals("A7-2", create(Map.of("a", "A", "b", 7)));
        assertEquals("A17-1", create(Map.of("a", "A1")));
        assertEquals("A17-2", create(Map.of("a", "A", "b", 17)));
    }

    @Test
    void aFieldWithoutAValueIsNamedAndNothingIsWritten() {
        object("{a}-{0}", FieldSchema.of("a", FieldType.TEXT));

        DriverException refusal = assertThrows(
                DriverException.class,
                () -> driver.bulkCreate("t", List.of(Map.of("a", "x"), Map.of("a", ""), Map.of("nope", 1))));

        assertEquals(
                List.of("INVALID_DATA /1/a", "UNKNOWN_FIELD /2/nope", "INVALID_DATA /2/a"),
                refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList());
        assertEquals("x-1", create(Map.of("a", "x")));
    }

    @Test
    void eachTenantHasCountersOfItsOwn() {
        object("{0}", FieldSchema.of("organization_id", FieldType.TEXT));
        DriverOptions acme = DriverOptions.NONE.withTenantId("acme");

        assertEquals("1", create(Map.of(), acme));
        assertEquals("2", create(Map.of("organization_id", "acme")));
        assertEquals("1", create(Map.of()));
        assertEquals("1", create(Map.of("organization_id", "other")));
        assertEquals("3", create(Map.of(), acme));
    }

    @Test
    void aNewCounterBeginsAfterTheNumbersThatAreThere() {
        object("T-{000}");
        for (String given : List.of("T-001", "T-7x", "T-", "X-99", "T-02")) {
            create(Map.of("no", given));
        }

        assertEquals("T-008", create(Map.of()));
    }

    @Test
    void aBareNumberReadsAllDigitsOfOlderOnes() {
        object("{0}");
        create(Map.of("no", "A-1-2"));

        assertEquals("13", create(Map.of()));
    }

    @Test
    void aBulkCountsOn() {
        object("{0}");

        List<DataRecord> records = driver.bulkCreate("t", List.of(Map.of(), Map.of("no", "x"), Map.of()));

        assertEquals(
                List.of("1", "x", "2"),
                records.stream().map(record -> record.get("no")).toList());
    }

    @Test
    void anUpsertThatInsertsIsNumberedAndAMergeKeepsTheNumber() {
        object("{0}", FieldSchema.of("s", FieldType.TEXT));

        assertEquals(
                "1", driver.upsert("t", Map.of("id", "a", "s", "x"), List.of()).get("no"));
        assertEquals(
                "1",
                driver.upsert("t", Map.of("id", "a", "s", "y", "no", "9"), List.of())
                        .get("no"));
        assertEquals("2", driver.upsert("t", Map.of("id", "b"), List.of()).get("no"));
    }

    @Test
    void aStaleCounterCatchesUpOutsideATransaction() {
        driver.syncSchema(ObjectSchema.of("t", number(Map.of("format", "{0}")).withUnique(Uniqueness.UNIQUE)));
        create(Map.of());
        create(Map.of("no", "2"));
        create(Map.of("no", "5"));
        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);

        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                assertThrows(DriverException.class, () -> create(Map.of(), inside))
                        .code());
        driver.rollback(transaction);
        assertEquals(
                List.of("6", "7"),
                driver.bulkCreate("t", List.of(Map.of(), Map.of())).stream()
                        .map(record -> record.get("no"))
                        .toList());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                assertThrows(DriverException.class, () -> create(Map.of("no", "5")))
                        .code());
    }

    @Test
    void aStaleCounterOfOneTenantCatchesUpWithAllWhereNumbersAreGlobal() {
        driver.syncSchema(ObjectSchema.of(
                "t",
                FieldSchema.of("organization_id", FieldType.TEXT),
                number(Map.of("format", "{0}")).withUnique(Uniqueness.GLOBAL)));

        assertEquals("1", create(Map.of("organization_id", "a")));
        assertEquals("2", create(Map.of("organization_id", "b")));
        assertEquals(
                "3",
                driver.upsert("t", Map.of("organization_id", "c"), List.of()).get("no"));
    }

    @Test
    void aRollbackGivesTheNumbersBack() {
        object("{0}");
        Transaction transaction = driver.beginTransaction();
        assertEquals("1", create(Map.of(), DriverOptions.NONE.withTransaction(transaction)));
        driver.rollback(transaction);

        assertEquals("1", create(Map.of()));
    }

    @Test
    void withoutTheCapabilityAnEmptyNumberIsRefusedAndAGivenOneIsStored() {
        ReferenceDriver other = Reference.without(Capability.AUTONUMBER);
        other.syncSchema(ObjectSchema.of("t", number(Map.of())));

        DriverException refusal = assertThrows(
                DriverException.class, () -> other.bulkCreate("t", List.of(Map.of("no", "7"), Map.of("no", ""))));

        assertEquals("UNSUPPORTED /1/no", refusal.code() + " " + refusal.path());
        assertEquals("7", other.create("t", Map.of("no", "7")).get("no"));
    }
}
