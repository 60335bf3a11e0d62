package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_DATA;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules {@code rec}: a record is created, changed and removed. */
abstract class RecordRules extends Area {
    static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.789Z");

    private TestObject records() {
        ObjectSchema schema = ObjectSchema.of(
                "kit",
                FieldSchema.of("s", FieldType.TEXT),
                FieldSchema.of("n", FieldType.NUMBER),
                FieldSchema.of("level", FieldType.NUMBER).withDefault(7L),
                FieldSchema.of("born", FieldType.DATETIME).withDefault("NOW()"));
        return object(schema, "{id: 'a', s: 'one', n: 1}");
    }

    private static Instant moment(DataRecord record, String field) {
        return Objects.requireNonNull(record.getInstant(field), field);
    }

    @Test
    void required_rec01_aMissingIdIsGenerated() {
        TestObject object = records();
        String first = String.valueOf(object.create("{}").id());
        String second = String.valueOf(object.create("{}").id());

        assertTrue(first.matches("[A-Za-z0-9_-]{16}"), first);
        assertNotEquals(first, second);
    }

    @Test
    void required_rec02_aGivenIdIsKept() {
        for (String id : List.of("k1", "1", " ", "\u00fc/\"'%", "x".repeat(200))) {
            TestObject object = records();

            assertEquals(id, driver().create(object.name(), Map.of("id", id)).id());
            assertEquals(id, object.record(id).id());
        }
    }

    @Test
    void required_rec03_theOtherSpellingOfTheIdIsReadWhereItIsMissing() {
        TestObject object = records();
        DataRecord aliased = object.create("{_id: 'k1'}");

        assertEquals("k1", aliased.id());
        assertFalse(aliased.containsKey("_id"));
        assertEquals("k2", object.create("{_id: 'k3', id: 'k2'}").id());
    }

    @Test
    void required_rec04_createReturnsTheStoredRecord() {
        TestObject object = records();
        DataRecord created = object.create("{s: 'x'}");

        assertEquals(
                List.of("id", "s", "n", "level", "born", "created_at", "updated_at"), List.copyOf(created.keySet()));
        assertEquals(created, object.record(String.valueOf(created.id())));
    }

    @Test
    void required_rec05_defaultsAreStoredWhereNothingIsGiven() {
        TestObject object = records();
        DataRecord created = object.create("{}");
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("level", null);

        assertEquals(7L, created.get("level"));
        assertTrue(moment(created, "born").isAfter(LONG_AGO));
        assertNull(created.get("n"));
        assertNull(driver().create(object.name(), none).get("level"));
    }

    @Test
    void required_rec06_bothStampsOfANewRecordAreTheSameMoment() {
        DataRecord created = records().create("{}");

        assertEquals(moment(created, "created_at"), moment(created, "updated_at"));
        assertTrue(moment(created, "created_at").isAfter(LONG_AGO));
    }

    @Test
    void required_rec07_givenStampsAreKeptByCreate() {
        DataRecord created = driver().create(
                        records().name(), Map.of("created_at", LONG_AGO, "updated_at", LONG_AGO.plusSeconds(1)));

        assertEquals(LONG_AGO, created.get("created_at"));
        assertEquals(LONG_AGO.plusSeconds(1), created.get("updated_at"));
    }

    @Test
    @Requires(UPDATE)
    void required_rec08_updateChangesTheGivenFieldsAlone() {
        TestObject object = records();
        DataRecord before = object.record("a");
        DataRecord after = object.update("a", "{n: 2}").orElseThrow();

        assertEquals(after, object.record("a"));
        assertEquals(2L, after.get("n"));
        for (String field : List.of("id", "s", "level", "born", "created_at")) {
            assertEquals(before.get(field), after.get(field), field);
        }
    }

    @Test
    @Requires(UPDATE)
    void required_rec09_updatedNeverGoesBack() {
        TestObject old = object("n number");
        driver().create(old.name(), Map.of("id", "a", "created_at", LONG_AGO, "updated_at", LONG_AGO));
        assertTrue(
                moment(old.update("a", "{n: 1}").orElseThrow(), "updated_at").isAfter(LONG_AGO),
                "updated_at stayed as it was");
        TestObject object = records();
        Instant last = moment(object.record("a"), "updated_at");
        for (int time = 0; time < 20; time++) {
            Instant next = moment(object.update("a", "{n: " + time + "}").orElseThrow(), "updated_at");
            assertFalse(next.isBefore(last), "updated_at went back");
            last = next;
        }
        TestObject young = object("n number");
        Instant ahead = Instant.now().plusSeconds(3600);
        driver().create(young.name(), Map.of("id", "a", "updated_at", ahead));
        assertFalse(
                moment(young.update("a", "{n: 1}").orElseThrow(), "updated_at").isBefore(ahead.minusMillis(1)),
                "updated_at went back from the future");
    }

    @Test
    @Requires(UPDATE)
    void required_rec10_updateOfAMissingIdIsEmptyAndWritesNothing() {
        TestObject object = records();

        assertEquals(Optional.empty(), object.update("nobody", "{n: 2}"));
        assertEquals(List.of("a"), object.ids());
        Asked.refusal("update", () -> object.update("nobody", "{nope: 2}"), UNKNOWN_FIELD, "/nope");
    }

    @Test
    @Requires(UPDATE)
    void required_rec11_anIdIsNotChanged() {
        TestObject object = records();

        Asked.refusal("update", () -> object.update("a", "{id: 'b', n: 2}"), INVALID_DATA, "/id");
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @Requires(UPDATE)
    void required_rec12_aRecordThatWasReadCanBeWrittenBack() {
        TestObject object = records();
        DataRecord before = object.record("a");
        DataRecord after = driver().update(object.name(), "a", before).orElseThrow();

        for (String field : List.of("id", "s", "n", "level", "born", "created_at")) {
            assertEquals(before.get(field), after.get(field), field);
        }
    }

    @Test
    @Requires(UPDATE)
    void required_rec13_updateStampsWhateverStampsAreGivenUnlessToldToKeepThem() {
        TestObject object = records();
        Map<String, Object> data = Map.of("created_at", LONG_AGO, "updated_at", LONG_AGO, "n", 2L);
        DataRecord before = object.record("a");
        DataRecord stamped = driver().update(object.name(), "a", data).orElseThrow();
        DataRecord kept = driver().update(object.name(), "a", data, DriverOptions.NONE.withAudit(true, false))
                .orElseThrow();

        assertEquals(before.get("created_at"), stamped.get("created_at"));
        assertFalse(moment(stamped, "updated_at").isBefore(moment(before, "updated_at")));
        assertEquals(LONG_AGO, kept.get("updated_at"));
        assertEquals(before.get("created_at"), kept.get("created_at"));
    }

    @Test
    @Requires(UPDATE)
    void required_rec14_emptyDataChangesNothing() {
        TestObject object = records();
        DataRecord before = object.record("a");

        assertEquals(Optional.of(before), object.update("a", "{}"));
        assertEquals(Optional.empty(), object.update("nobody", "{}"));
        assertEquals(before, object.record("a"));
    }

    @Test
    @Requires(DELETE)
    void required_rec15_deleteSaysWhetherThereWasARecord() {
        TestObject object = records();

        assertTrue(driver().delete(object.name(), "a"));
        assertFalse(driver().delete(object.name(), "a"));
        assertEquals(List.of(), object.all());
    }

    @Test
    @RejectedWithout(UPDATE)
    void required_rec16_withoutItsCapabilityAnUpdateIsRefused() {
        TestObject object = records();

        Asked.unsupported("update", "", () -> object.update("a", "{n: 2}"));
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_rec17_numbersAreStoredExactlyAndWholeOnesAsWhole() {
        fixtures("writes", "rec-17");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_rec18_textsAndBooleansAreStoredAsTheyAre() {
        fixtures("writes", "rec-18");
    }

    @Test
    void required_rec19_aValueOfAnotherTypeIsRefused() {
        fixtures("writes", "rec-19");
    }

    @Test
    void required_rec20_aNumberThatCannotBeStoredExactlyIsRefused() {
        fixtures("writes", "rec-20");
        TestObject object = records();
        for (Object number :
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, new BigDecimal("0.1234567890123456789"))) {
            Map<String, Object> data = Map.of("n", number);
            DriverException refused = assertThrows(
                    DriverException.class, () -> driver().create(object.name(), data), String.valueOf(number));
            assertEquals("/n", refused.path());
        }
    }

    @Test
    void required_rec21_aFieldThatIsNotStoredIsRefused() {
        fixtures("writes", "rec-21");
    }

    @Test
    void required_rec22_textThatIsNoUnicodeIsRefused() {
        fixtures("writes", "rec-22");
    }

    @Test
    @RejectedWithout(DELETE)
    void required_rec23_withoutItsCapabilityADeleteIsRefused() {
        TestObject object = records();

        Asked.unsupported("delete", "", () -> driver().delete(object.name(), "a"));
        assertEquals(List.of("a"), object.ids());
    }

    @Test
    void required_rec24_aDecimalThatADoubleCarriesIsStored() {
        TestObject object = records();
        Map<String, Object> data = Map.of("id", "b", "n", new BigDecimal("19.99"));

        assertEquals(19.99, driver().create(object.name(), data).get("n"));
        assertEquals(
                20L,
                driver().create(object.name(), Map.of("n", new BigDecimal("20.00")))
                        .get("n"));
    }
}
