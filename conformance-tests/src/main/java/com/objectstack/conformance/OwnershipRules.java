package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_DATA;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules {@code own}: a tenant writes its own records alone. */
abstract class OwnershipRules extends Area {
    private static final List<String> OF_OTHERS = List.of("b1", "g1", "c1", "none");

    private Tenants tenants() {
        return Tenants.in(object(Tenants.SCHEMA));
    }

    @Test
    void required_own01_createStampsTheTenant() {
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
    void required_own02_dataOfAnotherTenantIsRefused() {
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
    void required_own03_aRecordIsNotHandedToNoTenant() {
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
    void required_own04_updateReachesOwnRecordsAlone() {
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
    void required_own05_deleteReachesOwnRecordsAlone() {
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
    void required_own06_upsertMergesIntoOwnRecordsAlone() {
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
    void optional_own07_anUpsertByAnotherKeyReachesOwnRecordsAlone() {
        Tenants tenants = tenants();

        Asked.failure(
                "upsert",
                UNIQUE_VIOLATION,
                () -> driver().upsert(tenants.name(), Map.of("code", "b1", "n", 99L), List.of("code"), Tenants.A));
        tenants.assertUntouched();
    }

    @Test
    void required_own08_aTakenIdOfAnotherTenantIsAViolation() {
        Tenants tenants = tenants();

        Asked.failure("create", UNIQUE_VIOLATION, () -> driver().create(tenants.name(), Map.of("id", "b1"), Tenants.A));
        tenants.assertUntouched();
    }

    @Test
    @Requires({BULK_CREATE, BULK_UPDATE, BULK_DELETE})
    void optional_own09_bulkWritesReachOwnRecordsAlone() {
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
    void required_own10_manyWritesReachOwnRecordsAlone() {
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
}
