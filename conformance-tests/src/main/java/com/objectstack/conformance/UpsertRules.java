package com.objectstack.conformance;

import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.CONFLICT_TARGET;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules {@code ups}: stored, or merged into the record of the same key. */
abstract class UpsertRules extends Area {
    private TestObject records() {
        ObjectSchema schema = ObjectSchema.of(
                "kit",
                FieldSchema.of("s", FieldType.TEXT),
                FieldSchema.of("n", FieldType.NUMBER),
                FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL));
        return object(schema, "{id: 'a', s: 'one', n: 1, code: 'c1'}");
    }

    private DataRecord upsert(TestObject object, String data, String... keys) {
        return driver().upsert(object.name(), Notation.row(data), List.of(keys));
    }

    @Test
    @Requires(UPDATE)
    void required_ups01_theRecordOfTheSameIdIsMerged() {
        TestObject object = records();
        DataRecord merged = upsert(object, "{id: 'a', n: 5}");

        assertEquals(5L, merged.get("n"));
        assertEquals("one", merged.get("s"));
        assertEquals(merged, object.record("a"));
        assertEquals(1, object.count());
    }

    @Test
    @Requires(UPDATE)
    void required_ups02_anUnknownIdIsInserted() {
        TestObject object = records();

        assertEquals("b", upsert(object, "{id: 'b', n: 5}").id());
        assertEquals(2, object.count());
    }

    @Test
    @Requires(UPDATE)
    void required_ups03_withoutIdOrKeysARecordIsInserted() {
        TestObject object = records();
        upsert(object, "{s: 'one'}");
        upsert(object, "{s: 'one'}");

        assertEquals(3, object.count());
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_ups04_aMergeByAUniqueKeyKeepsTheId() {
        TestObject object = records();
        DataRecord merged = upsert(object, "{id: 'other', code: 'c1', n: 5}", "code");
        DataRecord fresh = upsert(object, "{code: 'c2', n: 6}", "code");

        assertEquals("a", merged.id());
        assertEquals(5L, object.record("a").get("n"));
        assertEquals("c2", fresh.get("code"));
        assertEquals(2, object.count());
    }

    @Test
    @Requires(UPDATE)
    void required_ups05_aMergeKeepsWhenARecordWasCreated() {
        TestObject object = records();
        DataRecord before = object.record("a");
        DataRecord merged =
                driver().upsert(object.name(), Map.of("id", "a", "created_at", RecordRules.LONG_AGO), List.of());

        assertEquals(before.get("created_at"), merged.get("created_at"));
        assertFalse(Objects.requireNonNull(merged.getInstant("updated_at"))
                .isBefore(Objects.requireNonNull(before.getInstant("updated_at"))));

        driver().create(
                        object.name(),
                        Map.of("id", "old", "created_at", RecordRules.LONG_AGO, "updated_at", RecordRules.LONG_AGO));
        DataRecord stamped = driver().upsert(object.name(), Map.of("id", "old", "n", 5L), List.of());
        assertEquals(RecordRules.LONG_AGO, stamped.get("created_at"));
        assertTrue(Objects.requireNonNull(stamped.getInstant("updated_at")).isAfter(RecordRules.LONG_AGO));
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_ups06_aMergeOfNothingLeavesTheRecord() {
        TestObject object = records();
        DataRecord merged = upsert(object, "{code: 'c1'}", "code");

        assertEquals("a", merged.id());
        assertEquals(1L, merged.get("n"));
        assertEquals(1, object.count());
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_ups07_keysThatAreNotUniqueTogetherAreRefused() {
        TestObject object = records();
        for (List<String> keys : List.of(List.of("s"), List.of("code", "s"))) {
            DriverException refused = Asked.failure(
                    "upsert by " + keys,
                    CONFLICT_TARGET,
                    () -> driver().upsert(object.name(), Map.of("s", "one", "code", "c1"), keys));

            assertTrue(String.valueOf(refused.getMessage()).contains("s"), refused::toString);
        }
        assertEquals(1, object.count());
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_ups08_anotherTakenUniqueValueIsAViolation() {
        TestObject object = records();
        object.create("{id: 'b', code: 'c2'}");

        Asked.failure("upsert", UNIQUE_VIOLATION, () -> upsert(object, "{id: 'b', code: 'c1'}"));
        assertEquals("c2", object.record("b").get("code"));
    }

    @Test
    @RejectedWithout(UPDATE)
    void required_ups09_withoutItsCapabilityAnUpsertIsRefused() {
        TestObject object = records();

        Asked.unsupported("upsert", "", () -> upsert(object, "{id: 'a', n: 5}"));
        assertEquals(1L, object.record("a").get("n"));
    }
}
