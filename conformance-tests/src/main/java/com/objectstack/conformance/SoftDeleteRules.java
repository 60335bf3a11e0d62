package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.FULL_TEXT_SEARCH;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_CTE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SUBQUERIES;
import static com.objectstack.driver.Capability.REFERENCE_PATHS;
import static com.objectstack.driver.Capability.STREAMING;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Rules {@code del}: deleted records of an object with soft delete are marked, kept and out of sight. A driver that
 * refuses such an object is asked no more than that.
 */
abstract class SoftDeleteRules extends Area {
    private static final DriverOptions ALL = DriverOptions.NONE.withDeleted(true, false);
    private static final DriverOptions HARD = DriverOptions.NONE.withDeleted(false, true);
    private static final DriverOptions PURGE = DriverOptions.NONE.withDeleted(true, true);

    private static final String[] ROWS = {"{id: 'a', n: 1, s: 'one'}", "{id: 'b', n: 2, s: 'two'}", "{id: 'c', n: 3}"};

    /** An object whose deleted records are kept; where the driver refuses it, the rule is skipped. */
    private TestObject kept(ObjectSchema schema, String... rows) {
        try {
            return object(schema.withSoftDelete(), rows);
        } catch (DriverException refused) {
            Assumptions.assumeFalse(refused.code() == UNSUPPORTED, "the driver refuses softDelete");
            throw refused;
        }
    }

    /** Three records, of which a is deleted. */
    private TestObject notes() {
        TestObject notes = kept(Notation.schema("n number, s text"), ROWS);
        assertTrue(driver().delete(notes.name(), "a"));
        return notes;
    }

    private DataRecord stored(TestObject object, String id) {
        return driver().findById(object.name(), id, ALL).orElseThrow();
    }

    private List<String> stored(TestObject object) {
        return TestObject.ids(driver().find(object.name(), QueryAST.ALL, ALL));
    }

    @Test
    @Requires(DELETE)
    void required_del01_deletedRecordsAreKeptOrTheSchemaIsRefused() {
        ObjectSchema schema = Notation.schema("n number").withSoftDelete().named(freshName("kit"));
        try {
            driver().syncSchema(schema);
        } catch (DriverException refused) {
            assertEquals(UNSUPPORTED + " /softDelete", refused.code() + " " + refused.path());
            Asked.failure("count", UNKNOWN_OBJECT, () -> driver().count(schema.name(), QueryAST.ALL));
            return;
        }
        driver().create(schema.name(), Notation.row("{id: 'a', n: 1}"));
        assertTrue(driver().delete(schema.name(), "a"));

        assertTrue(driver().findById(schema.name(), "a").isEmpty());
        assertEquals(
                1L, driver().findById(schema.name(), "a", ALL).orElseThrow().get("n"));
    }

    @Test
    @Requires(DELETE)
    void optional_del02_noReadSeesADeletedRecord() {
        TestObject notes = notes();

        assertEquals(List.of("b", "c"), notes.ids());
        assertEquals(2, notes.count());
        assertTrue(driver().findById(notes.name(), "a").isEmpty());
        assertFalse(driver().distinct(notes.name(), "n").contains(1L));
        if (declares(QUERY_FILTERS)) {
            notes.where("{id: 'a'}").finds();
            notes.where("{n: {$ne: 2}}").finds("c");
            assertTrue(driver().findOne(notes.name(), Notation.query("{where: {n: 1}}"))
                    .isEmpty());
        }
        if (declares(QUERY_AGGREGATIONS)) {
            notes.asking("{aggregations: [{function: 'sum', field: 'n', alias: 'sum'}]}")
                    .gives("[{sum: 5}]");
        }
        if (declares(STREAMING)) {
            try (RecordStream stream = driver().findStream(notes.name(), QueryAST.ALL)) {
                assertEquals(List.of("b", "c"), TestObject.ids(stream.stream().toList()));
            }
        }
    }

    @Test
    @Requires(DELETE)
    void optional_del03_aDeletedRecordSaysWhen() {
        TestObject notes = kept(Notation.schema("n number"), "{id: 'a', n: 1}");
        DataRecord before = notes.record("a");
        driver().delete(notes.name(), "a");
        DataRecord after = stored(notes, "a");

        assertEquals(List.of("id", "n", "created_at", "updated_at", "deleted_at"), List.copyOf(before.keySet()));
        assertNull(before.get("deleted_at"));
        Instant deleted = assertInstanceOf(Instant.class, after.get("deleted_at"));
        assertFalse(deleted.isBefore((Instant) before.get("updated_at")));
        assertEquals(deleted, after.get("updated_at"));
        assertEquals(1L, after.get("n"));
    }

    @Test
    @Requires({UPDATE, DELETE})
    void optional_del04_aDeletedRecordIsNotUpdated() {
        TestObject notes = notes();
        DataRecord before = stored(notes, "a");

        assertTrue(notes.update("a", "{n: 9}").isEmpty());
        assertEquals(2, driver().updateMany(notes.name(), QueryAST.ALL, Map.of("n", 8L)));
        assertEquals(before, stored(notes, "a"));
        assertTrue(driver().update(notes.name(), "a", Map.of("n", 9L), ALL).isPresent());
        assertEquals(3, driver().updateMany(notes.name(), QueryAST.ALL, Map.of("n", 7L), ALL));
        assertEquals(7L, stored(notes, "a").get("n"));
    }

    @Test
    @Requires(DELETE)
    void optional_del05_noRecordIsDeletedTwice() {
        TestObject notes = notes();
        DataRecord before = stored(notes, "a");

        assertFalse(driver().delete(notes.name(), "a"));
        assertFalse(driver().delete(notes.name(), "a", ALL));
        assertEquals(2, driver().deleteMany(notes.name(), QueryAST.ALL, ALL));
        assertEquals(before, stored(notes, "a"));
    }

    @Test
    @Requires({DELETE, BULK_DELETE})
    void optional_del06_bulkDeleteKeepsRecords() {
        TestObject notes = notes();
        DataRecord before = stored(notes, "a");
        driver().bulkDelete(notes.name(), List.of("a", "b", "nobody"));

        assertEquals(List.of("c"), notes.ids());
        assertEquals(List.of("a", "b", "c"), stored(notes));
        assertEquals(before, stored(notes, "a"));
    }

    @Test
    @Requires({DELETE, QUERY_FILTERS})
    void optional_del07_deleteManyKeepsRecords() {
        TestObject notes = notes();

        assertEquals(1, driver().deleteMany(notes.name(), Notation.query("{where: {n: {$lt: 3}}}")));
        assertEquals(List.of("c"), notes.ids());
        assertEquals(1, driver().deleteMany(notes.name(), QueryAST.ALL));
        assertEquals(List.of("a", "b", "c"), stored(notes));
    }

    @Test
    @Requires(DELETE)
    void optional_del08_hardDeleteRemovesWhatIsSeen() {
        TestObject notes = notes();

        assertFalse(driver().delete(notes.name(), "a", HARD));
        assertTrue(driver().delete(notes.name(), "b", HARD));
        assertEquals(List.of("a", "c"), stored(notes));
        assertEquals(1, driver().deleteMany(notes.name(), QueryAST.ALL, HARD));
        assertTrue(driver().delete(notes.name(), "a", PURGE));
        assertEquals(List.of(), stored(notes));
    }

    @Test
    @Requires({UPDATE, DELETE})
    void optional_del09_aDeletedRecordIsRestored() {
        TestObject notes = notes();
        driver().update(notes.name(), "a", Notation.row("{deleted_at: null}"), ALL);

        assertEquals("one", notes.record("a").get("s"));
        assertNull(notes.record("a").get("deleted_at"));
        assertEquals(3, notes.count());
    }

    @Test
    @Requires(DELETE)
    void optional_del10_uniquenessCountsDeletedRecords() {
        TestObject notes = notes();
        Asked.failure("create", UNIQUE_VIOLATION, () -> notes.create("{id: 'a'}"));
        if (declares(INDEXES)) {
            FieldSchema code = FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE);
            TestObject coded = kept(ObjectSchema.of("kit", code), "{id: 'a', code: 'A'}");
            driver().delete(coded.name(), "a");

            Asked.failure("create", UNIQUE_VIOLATION, () -> coded.create("{code: 'A'}"));
            driver().delete(coded.name(), "a", PURGE);
            assertEquals("A", coded.create("{code: 'A'}").get("code"));
        }
    }

    @Test
    @Requires({UPDATE, DELETE})
    void optional_del11_anUpsertMergesIntoADeletedRecordOnlyIfItIsIncluded() {
        TestObject notes = notes();
        DataRecord before = stored(notes, "a");
        Map<String, Object> data = Map.of("id", "a", "n", 9L);
        Asked.failure("upsert", UNIQUE_VIOLATION, () -> driver().upsert(notes.name(), data, List.of()));

        assertEquals(before, stored(notes, "a"));
        driver().upsert(notes.name(), data, List.of(), ALL);
        assertEquals(9L, stored(notes, "a").get("n"));
        assertTrue(driver().findById(notes.name(), "a").isEmpty());
        driver().upsert(notes.name(), Notation.row("{id: 'a', deleted_at: null}"), List.of(), ALL);
        assertEquals(9L, notes.record("a").get("n"));
    }

    @Test
    @Requires(DELETE)
    void optional_del12_tenantsSeeAndDeleteTheirOwn() {
        Tenants tenants = Tenants.in(kept(Tenants.SCHEMA));
        driver().delete(tenants.name(), "a1", Tenants.A);
        driver().delete(tenants.name(), "b1");

        assertFalse(driver().delete(tenants.name(), "b2", Tenants.A));
        tenants.everyReadSees(Tenants.A, List.of("a2", "g1"));
        tenants.everyReadSees(Tenants.A.withDeleted(true, false), List.of("a1", "a2", "g1"));
        assertEquals(1, driver().deleteMany(tenants.name(), QueryAST.ALL, Tenants.A));
        assertEquals(List.of("b2", "c1", "g1"), tenants.object().ids());
        assertEquals(2, driver().deleteMany(tenants.name(), QueryAST.ALL, Tenants.A.withDeleted(true, true)));
        assertEquals(List.of("b1", "b2", "c1", "g1"), stored(tenants.object()));
    }

    @Test
    @Requires({DELETE, JOINS})
    void optional_del13_joinsDoNotSeeDeletedRecords() {
        TestObject notes = notes();
        TestObject links = object("k text", "{id: 'x', k: 'a'}", "{id: 'y', k: 'b'}");
        String join =
                "joins: [{type: '%s', object: '" + notes.name() + "', alias: 'o', on: {k: {$eq: {$field: 'o.id'}}}}]}";
        QueryAST inner = Notation.query("{fields: ['id'], " + join.formatted("inner"));
        QueryAST left = Notation.query("{fields: ['id', {field: 'o.n', alias: 'n'}], " + join.formatted("left"));

        assertEquals(List.of("y"), TestObject.ids(driver().find(links.name(), inner)));
        assertEquals(List.of("x", "y"), TestObject.ids(driver().find(links.name(), inner, ALL)));
        for (DataRecord found : driver().find(links.name(), left)) {
            assertEquals("y".equals(found.id()) ? 2L : null, found.get("n"));
        }
    }

    @Test
    @Requires({DELETE, QUERY_FILTERS, REFERENCE_PATHS, EXPAND})
    void optional_del14_referencesDoNotSeeDeletedRecords() {
        String name = object("to lookup " + notes().name(), "{id: 'x', to: 'a'}", "{id: 'y', to: 'b'}")
                .name();
        QueryAST path = Notation.query("{where: {'to.s': null}}");
        QueryAST expanded = Notation.query("{where: {id: 'x'}, expand: {to: {}}}");

        assertEquals(List.of("x"), TestObject.ids(driver().find(name, path)));
        assertEquals(List.of(), driver().find(name, path, ALL));
        assertEquals("a", driver().find(name, expanded).get(0).get("to"));
        assertInstanceOf(Map.class, driver().find(name, expanded, ALL).get(0).get("to"));
    }

    @Test
    @Requires({DELETE, QUERY_FILTERS, QUERY_SUBQUERIES, QUERY_CTE})
    void optional_del15_innerQueriesDoNotSeeDeletedRecords() {
        TestObject notes = notes();
        TestObject links = object("k text", "{id: 'a'}", "{id: 'b'}");
        QueryAST in =
                Notation.query("{where: {id: {$in: {$query: {object: '" + notes.name() + "', fields: ['id']}}}}}");
        QueryAST with = Notation.query("{with: [{name: 'everyone', query: {object: '" + notes.name() + "'}}]}");

        assertEquals(List.of("b"), TestObject.ids(driver().find(links.name(), in)));
        assertEquals(List.of("a", "b"), TestObject.ids(driver().find(links.name(), in, ALL)));
        assertEquals(List.of("b", "c"), TestObject.ids(driver().find("everyone", with)));
        assertEquals(List.of("a", "b", "c"), TestObject.ids(driver().find("everyone", with, ALL)));
    }

    @Test
    @Requires({DELETE, FULL_TEXT_SEARCH})
    void optional_del16_aSearchDoesNotFindDeletedRecords() {
        ObjectSchema schema =
                ObjectSchema.of("kit", FieldSchema.of("s", FieldType.TEXT).asSearchable());
        TestObject texts = kept(schema, "{id: 'a', s: 'green tea'}", "{id: 'b', s: 'black tea'}");
        QueryAST tea = Notation.query("{search: 'tea'}");
        driver().delete(texts.name(), "a");

        assertEquals(List.of("b"), TestObject.ids(driver().find(texts.name(), tea)));
        assertEquals(List.of("a", "b"), TestObject.ids(driver().find(texts.name(), tea, ALL)));
    }
}
