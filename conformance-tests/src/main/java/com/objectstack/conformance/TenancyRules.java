package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.QUERY_CTE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SUBQUERIES;
import static com.objectstack.driver.Capability.REFERENCE_PATHS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_DATA;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rules {@code ten}: no operation reads, changes or counts a record of another tenant; records of no tenant are read by
 * all and written by none.
 */
abstract class TenancyRules extends Area {
    private static final List<String> OF_OTHERS = List.of("b1", "g1", "c1", "none");

    private Tenants tenants() {
        return Tenants.in(object(Tenants.SCHEMA));
    }

    @Test
    void required_ten01_everyReadSeesOwnRecordsAndThoseOfNoTenant() {
        tenants().everyReadSees(Tenants.A, List.of("a1", "a2", "g1"));
    }

    @Test
    void required_ten02_severalTenantsAreReadTogether() {
        tenants().everyReadSees(Tenants.READING_B, List.of("a1", "a2", "b1", "b2", "g1"));
    }

    @Test
    void required_ten03_anEmptyTenantIsNone() {
        Tenants tenants = tenants();

        tenants.everyReadSees(Tenants.A.withTenantIds(List.of("", "")), List.of("a1", "a2", "g1"));
        tenants.everyReadSees(DriverOptions.NONE.withTenantId(""), List.of("a1", "a2", "b1", "b2", "c1", "g1"));
    }

    @Test
    void required_ten04_aTenantWithoutRecordsSeesThoseOfNoTenant() {
        tenants().everyReadSees(DriverOptions.NONE.withTenantId("' or 1=1 --"), List.of("g1"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_ten05_noFilterReachesAnotherTenantsRecords() {
        Tenants tenants = tenants();
        Condition others = Field.field(Tenants.COLUMN).eq(Tenants.TENANT_B);
        for (Condition attempt : List.of(
                others,
                others.or(new Everything()),
                Field.field("id").in(List.of("b1", "c1")),
                Field.field(Tenants.COLUMN).ne(Tenants.TENANT_A),
                Field.field("n").gte(0).not().not(),
                others.not())) {
            QueryAST query = TestObject.matching(attempt);
            List<String> ids = TestObject.ids(driver().find(tenants.name(), query, Tenants.A));

            assertTrue(List.of("a1", "a2", "g1").containsAll(ids), () -> attempt + " finds " + ids);
            assertEquals(ids.size(), driver().count(tenants.name(), query, Tenants.A));
        }
    }

    @Test
    void required_ten06_createStampsTheTenant() {
        Tenants tenants = tenants();
        Map<String, @Nullable Object> empty = new HashMap<>();
        for (Object nothing : new @Nullable Object[] {null, ""}) {
            empty.put(Tenants.COLUMN, nothing);
            assertEquals(
                    Tenants.TENANT_A,
                    driver().create(tenants.name(), empty, Tenants.A).get(Tenants.COLUMN));
        }

        assertEquals(
                Tenants.TENANT_A,
                driver().create(tenants.name(), Map.of(), Tenants.A).get(Tenants.COLUMN));
        assertNull(driver().create(tenants.name(), Map.of()).get(Tenants.COLUMN));
        assertEquals(
                Tenants.TENANT_B,
                driver().create(tenants.name(), Map.of(Tenants.COLUMN, Tenants.TENANT_B))
                        .get(Tenants.COLUMN));
    }

    @Test
    void required_ten07_dataOfAnotherTenantIsRefused() {
        Tenants tenants = tenants();
        Map<String, Object> foreign = Map.of(Tenants.COLUMN, Tenants.TENANT_B);
        String name = tenants.name();
        String path = "/" + Tenants.COLUMN;

        Asked.refusal("create", () -> driver().create(name, foreign, Tenants.A), INVALID_DATA, path);
        if (declares(UPDATE)) {
            Asked.refusal("update", () -> driver().update(name, "a1", foreign, Tenants.A), INVALID_DATA, path);
            Asked.refusal("upsert", () -> driver().upsert(name, foreign, List.of(), Tenants.A), INVALID_DATA, path);
            Asked.refusal(
                    "updateMany",
                    () -> driver().updateMany(name, QueryAST.ALL, foreign, Tenants.A),
                    INVALID_DATA,
                    path);
        }
        if (declares(BULK_CREATE)) {
            Asked.refusal(
                    "bulkCreate",
                    () -> driver().bulkCreate(name, List.of(Map.of("n", 1L), foreign), Tenants.A),
                    INVALID_DATA,
                    "/1" + path);
        }
        tenants.assertUntouched();
    }

    @Test
    @Requires(UPDATE)
    void required_ten08_aRecordIsNotHandedToNoTenant() {
        Tenants tenants = tenants();
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put(Tenants.COLUMN, null);

        Asked.refusal(
                "update",
                () -> driver().update(tenants.name(), "a1", none, Tenants.A),
                INVALID_DATA,
                "/" + Tenants.COLUMN);
        tenants.assertUntouched();
    }

    @Test
    @Requires(UPDATE)
    void required_ten09_updateReachesOwnRecordsAlone() {
        Tenants tenants = tenants();
        for (String id : OF_OTHERS) {
            for (DriverOptions options : List.of(Tenants.A, Tenants.READING_B)) {
                assertEquals(Optional.empty(), driver().update(tenants.name(), id, Map.of("n", 99L), options), id);
            }
        }
        tenants.assertUntouched();

        assertTrue(driver().update(tenants.name(), "a1", Map.of("n", 99L), Tenants.A)
                .isPresent());
        tenants.assertUntouchedBut("a1");
    }

    @Test
    @Requires(DELETE)
    void required_ten10_deleteReachesOwnRecordsAlone() {
        Tenants tenants = tenants();
        for (String id : OF_OTHERS) {
            assertFalse(driver().delete(tenants.name(), id, Tenants.A), id);
            assertFalse(driver().delete(tenants.name(), id, Tenants.READING_B), id);
        }
        tenants.assertUntouched();

        assertTrue(driver().delete(tenants.name(), "a1", Tenants.A));
        tenants.assertUntouchedBut("a1");
    }

    @Test
    @Requires(UPDATE)
    void required_ten11_upsertMergesIntoOwnRecordsAlone() {
        Tenants tenants = tenants();
        for (String id : List.of("b1", "g1")) {
            Asked.failure(
                    "upsert of " + id,
                    UNIQUE_VIOLATION,
                    () -> driver().upsert(tenants.name(), Map.of("id", id, "n", 99L), List.of(), Tenants.A));
        }
        tenants.assertUntouched();

        driver().upsert(tenants.name(), Map.of("id", "a1", "n", 99L), List.of(), Tenants.A);
        DataRecord fresh = driver().upsert(tenants.name(), Map.of("id", "a9"), List.of(), Tenants.A);
        assertEquals(Tenants.TENANT_A, fresh.get(Tenants.COLUMN));
        tenants.assertUntouchedBut("a1", "a9");
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_ten12_anUpsertByAnotherKeyReachesOwnRecordsAlone() {
        Tenants tenants = tenants();

        Asked.failure(
                "upsert",
                UNIQUE_VIOLATION,
                () -> driver().upsert(tenants.name(), Map.of("code", "b1", "n", 99L), List.of("code"), Tenants.A));
        tenants.assertUntouched();
    }

    @Test
    void required_ten13_aTakenIdOfAnotherTenantIsAViolation() {
        Tenants tenants = tenants();

        Asked.failure("create", UNIQUE_VIOLATION, () -> driver().create(tenants.name(), Map.of("id", "b1"), Tenants.A));
        tenants.assertUntouched();
    }

    @Test
    @Requires({BULK_CREATE, BULK_UPDATE, BULK_DELETE})
    void optional_ten14_bulkWritesReachOwnRecordsAlone() {
        Tenants tenants = tenants();
        List<RecordUpdate> updates = Stream.of("b1", "a1", "g1", "a2", "c1")
                .map(id -> new RecordUpdate(id, Map.of("n", 99L)))
                .toList();

        assertEquals(
                List.of("a1", "a2"),
                driver().bulkUpdate(tenants.name(), updates, Tenants.A).stream()
                        .map(DataRecord::id)
                        .toList());
        driver().bulkDelete(tenants.name(), List.of("b1", "g1", "a1", "c1"), Tenants.A);
        tenants.assertUntouchedBut("a1", "a2");
        assertEquals(List.of("a2", "b1", "b2", "c1", "g1"), tenants.object().ids());
        driver().bulkCreate(tenants.name(), List.of(Map.of("id", "a7"), Map.of("id", "a8")), Tenants.A)
                .forEach(record -> assertEquals(Tenants.TENANT_A, record.get(Tenants.COLUMN)));
    }

    @Test
    @Requires({UPDATE, DELETE, QUERY_FILTERS})
    void required_ten15_manyWritesReachOwnRecordsAlone() {
        Tenants tenants = tenants();
        QueryAST others = TestObject.matching(Field.field("id").in(OF_OTHERS));
        Map<String, Object> change = Map.of("n", 99L);

        assertEquals(0, driver().updateMany(tenants.name(), others, change, Tenants.READING_B));
        assertEquals(0, driver().deleteMany(tenants.name(), others, Tenants.READING_B));
        tenants.assertUntouched();
        assertEquals(2, driver().updateMany(tenants.name(), QueryAST.ALL, change, Tenants.A));
        assertEquals(2, driver().deleteMany(tenants.name(), QueryAST.ALL, Tenants.A));
        tenants.assertUntouchedBut("a1", "a2");
        assertEquals(List.of("b1", "b2", "c1", "g1"), tenants.object().ids());
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_ten16_theTenantColumnIsNoFieldToCompareWith() {
        Tenants tenants = tenants();

        tenants.object()
                .where("{s: {$eq: {$field: '" + Tenants.COLUMN + "'}}}")
                .isRefusedEverywhere(INVALID_FILTER, "/where/s/$eq/$field");
    }

    @Test
    @Requires(DELETE)
    void required_ten17_objectsWithoutATenantColumnAreNotScoped() {
        FieldSchema organization = FieldSchema.of(Tenants.COLUMN, FieldType.TEXT);
        ObjectSchema optedOut = new ObjectSchema(
                "kit", Map.of(Tenants.COLUMN, organization), List.of(), new Tenancy(false, null), Map.of());
        for (ObjectSchema schema : List.of(Notation.schema("s text"), optedOut)) {
            TestObject object = object(schema, "{id: 'x'}", "{id: 'y'}");
            DataRecord created = driver().create(object.name(), Map.of("id", "z"), Tenants.A);

            assertNull(created.get(Tenants.COLUMN));
            assertEquals(3, driver().count(object.name(), QueryAST.ALL, Tenants.A));
            assertTrue(driver().delete(object.name(), "x", Tenants.A));
        }
    }

    @Test
    void required_ten18_theDeclaredTenantColumnScopes() {
        TestObject object =
                object(Notation.schema("owner text, organization_id text").withTenantField("owner"));
        driver().create(object.name(), Map.of("id", "x"), Tenants.A);
        driver().create(object.name(), Map.of("id", "y", "owner", Tenants.TENANT_B));
        driver().create(object.name(), Map.of("id", "z", Tenants.COLUMN, Tenants.TENANT_B));

        assertEquals(List.of("x", "z"), TestObject.ids(driver().find(object.name(), QueryAST.ALL, Tenants.A)));
        assertEquals(Tenants.TENANT_A, object.record("x").get("owner"));
    }

    @Test
    @Requires(JOINS)
    void optional_ten19_joinedObjectsAreScoped() {
        Tenants tenants = tenants();
        QueryAST query =
                Notation.query("{fields: ['id', {field: 'o.id', alias: 'other'}], joins: [{type: 'left', object: '"
                        + tenants.name() + "', alias: 'o', on: {}}]}");

        for (DataRecord found : driver().find(tenants.name(), query, Tenants.A)) {
            assertTrue(List.of("a1", "a2", "g1").containsAll(List.copyOf(found.values())), found::toString);
        }
        assertEquals(9, driver().count(tenants.name(), query, Tenants.A));
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_ten20_subqueriesAreScoped() {
        Tenants tenants = tenants();
        String unscoped = object("k text", "{id: 'a1'}", "{id: 'b1'}").name();
        QueryAST query =
                Notation.query("{where: {id: {$in: {$query: {object: '" + tenants.name() + "', fields: ['id']}}}}}");

        assertEquals(List.of("a1"), TestObject.ids(driver().find(unscoped, query, Tenants.A)));
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_ten21_namedQueriesAreScoped() {
        Tenants tenants = tenants();
        QueryAST query = Notation.query("{with: [{name: 'everyone', query: {object: '" + tenants.name() + "'}}]}");

        assertEquals(List.of("a1", "a2", "g1"), TestObject.ids(driver().find("everyone", query, Tenants.A)));
    }

    @Test
    @Requires({REFERENCE_PATHS, EXPAND})
    void optional_ten22_referencedRecordsAreScoped() {
        Tenants tenants = tenants();
        String name = object("to lookup " + tenants.name(), "{id: 'x', to: 'a1'}", "{id: 'y', to: 'b1'}")
                .name();

        assertEquals(
                List.of("y"),
                TestObject.ids(driver().find(name, Notation.query("{where: {'to.s': null}}"), Tenants.A)));
        assertEquals(
                "b1",
                driver().find(name, Notation.query("{where: {id: 'y'}, expand: {to: {}}}"), Tenants.A)
                        .get(0)
                        .get("to"));
    }
}
