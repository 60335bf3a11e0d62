package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code bulk}: many given records at once, all or none. */
abstract class BulkRules extends Area {
    private TestObject records() {
        return object("n number, s text", "{id: 'a', n: 1}", "{id: 'b', n: 2}");
    }

    private static RecordUpdate change(String id, Map<String, Object> data) {
        return new RecordUpdate(id, data);
    }

    @Test
    @RejectedWithout(BULK_CREATE)
    void required_bulk01_withoutItsCapabilityABulkCreateIsRefused() {
        TestObject object = records();

        Asked.unsupported("bulkCreate", "", () -> driver().bulkCreate(object.name(), List.of(Map.of("n", 1L))));
        assertEquals(2, object.count());
    }

    @Test
    @RejectedWithout(BULK_UPDATE)
    void required_bulk02_withoutItsCapabilityABulkUpdateIsRefused() {
        TestObject object = records();

        Asked.unsupported(
                "bulkUpdate", "", () -> driver().bulkUpdate(object.name(), List.of(change("a", Map.of("n", 9L)))));
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @RejectedWithout(BULK_DELETE)
    void required_bulk03_withoutItsCapabilityABulkDeleteIsRefused() {
        TestObject object = records();

        Asked.unsupported("bulkDelete", "", () -> driver().bulkDelete(object.name(), List.of("a")));
        assertEquals(2, object.count());
    }

    @Test
    @Requires(BULK_CREATE)
    void optional_bulk04_createdRecordsAreReturnedInInputOrder() {
        TestObject object = records();
        List<DataRecord> created = driver().bulkCreate(
                        object.name(), List.of(Map.of("id", "z"), Map.of("n", 5L), Map.of("id", "c", "s", "x")));

        assertEquals("z", created.get(0).id());
        assertEquals(5L, created.get(1).get("n"));
        assertEquals("c", created.get(2).id());
        for (DataRecord record : created) {
            assertEquals(record, object.record(String.valueOf(record.id())));
        }
    }

    @Test
    @Requires(BULK_CREATE)
    void optional_bulk05_oneThatFailsLeavesNone() {
        TestObject object = records();

        Asked.failure(
                "bulkCreate",
                UNIQUE_VIOLATION,
                () -> driver().bulkCreate(object.name(), List.of(Map.of("id", "x"), Map.of("id", "a"))));
        Asked.refusal(
                "bulkCreate",
                () -> driver().bulkCreate(object.name(), List.of(Map.of("id", "x"), Map.of("n", "one"))),
                TYPE_MISMATCH,
                "/1/n");
        assertEquals(List.of("a", "b"), object.ids());
    }

    @Test
    @Requires(BULK_UPDATE)
    void optional_bulk06_changedRecordsAreReturnedInInputOrderWithoutTheMissing() {
        TestObject object = records();
        List<DataRecord> changed = driver().bulkUpdate(
                        object.name(),
                        List.of(
                                change("b", Map.of("n", 20L)),
                                change("nobody", Map.of("n", 3L)),
                                change("a", Map.of("n", 10L))));

        assertEquals(List.of("b", "a"), changed.stream().map(DataRecord::id).toList());
        assertEquals(10L, object.record("a").get("n"));
        assertEquals(20L, object.record("b").get("n"));
    }

    @Test
    @Requires({BULK_UPDATE, INDEXES})
    void optional_bulk07_aChangeThatFailsLeavesAllAsTheyWere() {
        TestObject object = object(
                ObjectSchema.of(
                        "kit",
                        FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
                        FieldSchema.of("n", FieldType.NUMBER)),
                "{id: 'a', code: 'c1', n: 1}",
                "{id: 'b', code: 'c2', n: 2}");

        Asked.failure(
                "bulkUpdate",
                UNIQUE_VIOLATION,
                () -> driver().bulkUpdate(
                                object.name(),
                                List.of(change("a", Map.of("n", 9L)), change("b", Map.of("code", "c1")))));
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @Requires(BULK_DELETE)
    void optional_bulk08_unknownIdsAreIgnoredByABulkDelete() {
        TestObject object = records();
        driver().bulkDelete(object.name(), List.of("nobody", "b", "b"));

        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires({BULK_CREATE, BULK_UPDATE, BULK_DELETE})
    void optional_bulk09_nothingGivenIsNothingDone() {
        TestObject object = records();
        driver().bulkDelete(object.name(), List.of());

        assertEquals(List.of(), driver().bulkCreate(object.name(), List.of()));
        assertEquals(List.of(), driver().bulkUpdate(object.name(), List.of()));
        assertEquals(2, object.count());
    }

    /** More values than a statement of SQLite takes, 32,766. */
    @Test
    @Requires(BULK_CREATE)
    void optional_bulk10_thousandsOfRecordsAreCreatedAtOnce() {
        TestObject object = object("n0 number, n1 number, n2 number, n3 number, n4 number, n5 number, n6 number");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (long row = 0; row < 5_000; row++) {
            rows.add(Map.of("id", "r" + row, "n" + row % 7, row));
        }
        List<DataRecord> created = driver().bulkCreate(object.name(), rows);

        for (int row = 0; row < rows.size(); row++) {
            assertEquals("r" + row, created.get(row).id());
            assertEquals((long) row, created.get(row).get("n" + row % 7));
        }
        assertEquals(rows.size(), object.count());
    }
}
