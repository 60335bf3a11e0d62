package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.conformance.laws.Laws;
import com.objectstack.conformance.laws.Outcome;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tenant scope; contract B200 to B206, SEMANTICS.md decision 13. No operation reads, changes or counts a record of
 * another tenant; records of no tenant are read by all and written by none.
 */
public abstract class LawsOfTenancy extends RunningDriver {
    private @Nullable TenantTable tenants;

    /** For subclasses. */
    protected LawsOfTenancy() {}

    @BeforeEach
    void createTheTable() {
        tenants = TenantTable.create(driver());
    }

    @AfterEach
    void removeTheTable() {
        if (tenants != null) {
            tenants.table().close();
        }
    }

    @Test
    void everyReadSeesOwnRecordsAndThoseOfNoTenant() {
        new TenantReadLaws(table()).everyReadSees(TenantTable.A, List.of("a1", "a2", "g1"));
    }

    @Test
    void severalTenantsAreReadTogether() {
        new TenantReadLaws(table())
                .everyReadSees(
                        TenantTable.A.withTenantIds(List.of(TenantTable.TENANT_B)),
                        List.of("a1", "a2", "b1", "b2", "g1"));
    }

    @Test
    void emptyTenantIdsAreNone() {
        new TenantReadLaws(table())
                .everyReadSees(TenantTable.A.withTenantIds(List.of("", "")), List.of("a1", "a2", "g1"));
        new TenantReadLaws(table())
                .everyReadSees(DriverOptions.NONE.withTenantId(""), List.of("a1", "a2", "b1", "b2", "c1", "g1"));
    }

    @Test
    void aTenantWithoutRecordsSeesThoseOfNoTenant() {
        new TenantReadLaws(table()).everyReadSees(DriverOptions.NONE.withTenantId("' or 1=1 --"), List.of("g1"));
    }

    @Test
    void noFilterReachesAnotherTenantsRecords() {
        new TenantReadLaws(table()).noFilterReachesOthers();
    }

    @Test
    void drawnFiltersAreScoped() {
        new Laws(driver()).drawnFiltersAreScoped();
    }

    @Test
    void createStampsTheTenant() {
        for (Object empty : new @Nullable Object[] {null, ""}) {
            Map<String, @Nullable Object> data = new HashMap<>();
            data.put(TenantTable.COLUMN, empty);

            assertEquals(
                    TenantTable.TENANT_A,
                    driver().create(object(), data, TenantTable.A).get(TenantTable.COLUMN));
        }
        DataRecord bare = driver().create(object(), Map.of("n", 1L), TenantTable.A);
        DataRecord given = driver().create(object(), Map.of(TenantTable.COLUMN, TenantTable.TENANT_A), TenantTable.A);

        assertEquals(TenantTable.TENANT_A, bare.get(TenantTable.COLUMN));
        assertEquals(TenantTable.TENANT_A, given.get(TenantTable.COLUMN));
        assertEquals(TenantTable.TENANT_B, unscoped(TenantTable.TENANT_B).get(TenantTable.COLUMN));
        assertEquals(null, driver().create(object(), Map.of("n", 1L)).get(TenantTable.COLUMN));
    }

    private DataRecord unscoped(String tenant) {
        return driver().create(object(), Map.of(TenantTable.COLUMN, tenant));
    }

    @Test
    void dataOfAnotherTenantIsRefused() {
        Map<String, @Nullable Object> foreign = Map.of(TenantTable.COLUMN, TenantTable.TENANT_B);
        IDataDriver driver = driver();

        assertRefused("/" + TenantTable.COLUMN, () -> driver.create(object(), foreign, TenantTable.A));
        assertRefused("/" + TenantTable.COLUMN, () -> driver.update(object(), "a1", foreign, TenantTable.A));
        assertRefused("/" + TenantTable.COLUMN, () -> driver.upsert(object(), foreign, List.of(), TenantTable.A));
        assertRefused(
                "/" + TenantTable.COLUMN, () -> driver.updateMany(object(), QueryAST.ALL, foreign, TenantTable.A));
        assertRefused(
                "/1/" + TenantTable.COLUMN,
                () -> driver.bulkCreate(object(), List.of(Map.of("n", 1L), foreign), TenantTable.A));
    }

    private void assertRefused(String path, Runnable call) {
        Outcome outcome = Outcome.of(call);
        assertEquals(ErrorCode.INVALID_DATA, outcome.orFail(path).code());
        assertEquals(path, outcome.orFail(path).path());
        table().assertUntouched();
    }

    @Test
    void aRecordCannotBeHandedToNoTenant() {
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put(TenantTable.COLUMN, null);

        assertRefused("/" + TenantTable.COLUMN, () -> driver().update(object(), "a1", none, TenantTable.A));
    }

    @Test
    void updateReachesOwnRecordsAlone() {
        for (String id : List.of("b1", "g1", "c1", "none")) {
            assertEquals(Optional.empty(), driver().update(object(), id, Map.of("n", 99L), TenantTable.A), id);
        }
        table().assertUntouched();
        assertEquals(
                99L,
                driver().update(object(), "a1", Map.of("n", 99L), TenantTable.A)
                        .orElseThrow()
                        .get("n"));
        assertTrue(
                driver().update(object(), "b1", Map.of("n", 1L), readingB()).isEmpty(), "tenantIds widens reads only");
        table().assertUntouchedBut("a1");
    }

    @Test
    void deleteReachesOwnRecordsAlone() {
        for (String id : List.of("b1", "g1", "c1", "none")) {
            assertFalse(driver().delete(object(), id, TenantTable.A), id);
            assertFalse(driver().delete(object(), id, readingB()), id);
        }
        table().assertUntouched();
        assertTrue(driver().delete(object(), "a1", TenantTable.A));
        table().assertUntouchedBut("a1");
    }

    @Test
    void upsertMergesIntoOwnRecordsAlone() {
        for (String id : List.of("b1", "g1")) {
            Outcome outcome = Outcome.of(() -> {
                driver().upsert(object(), Map.of("id", id, "n", 99L), List.of(), TenantTable.A);
            });
            assertEquals(ErrorCode.UNIQUE_VIOLATION, outcome.orFail(id).code());
        }
        Outcome byCode = Outcome.of(() -> {
            driver().upsert(object(), Map.of("code", "b1", "n", 99L), List.of("code"), TenantTable.A);
        });
        assertEquals(ErrorCode.UNIQUE_VIOLATION, byCode.orFail("code").code());
        table().assertUntouched();

        assertEquals(
                99L,
                driver().upsert(object(), Map.of("id", "a1", "n", 99L), List.of(), TenantTable.A)
                        .get("n"));
        DataRecord fresh = driver().upsert(object(), Map.of("id", "a9"), List.of(), TenantTable.A);
        assertEquals(TenantTable.TENANT_A, fresh.get(TenantTable.COLUMN));
        table().assertUntouchedBut("a1", "a9");
    }

    @Test
    void aTakenIdOfAnotherTenantIsAViolation() {
        Outcome outcome = Outcome.of(() -> {
            driver().create(object(), Map.of("id", "b1"), TenantTable.A);
        });

        assertEquals(ErrorCode.UNIQUE_VIOLATION, outcome.orFail("create").code());
        table().assertUntouched();
    }

    @Test
    void bulkWritesReachOwnRecordsAlone() {
        List<RecordUpdate> updates = List.of("b1", "a1", "g1", "a2", "c1").stream()
                .map(id -> new RecordUpdate(id, Map.of("n", 99L)))
                .toList();

        assertEquals(
                List.of("a1", "a2"),
                driver().bulkUpdate(object(), updates, TenantTable.A).stream()
                        .map(DataRecord::id)
                        .toList());
        table().assertUntouchedBut("a1", "a2");
        driver().bulkDelete(object(), List.of("b1", "g1", "a1", "c1"), TenantTable.A);
        table().assertUntouchedBut("a1", "a2");
        assertEquals(List.of("a2", "b1", "b2", "c1", "g1"), table().ids());
        driver().bulkCreate(object(), List.of(Map.of("id", "a7"), Map.of("id", "a8")), TenantTable.A)
                .forEach(record -> assertEquals(TenantTable.TENANT_A, record.get(TenantTable.COLUMN)));
    }

    @Test
    void manyWritesReachOwnRecordsAlone() {
        Map<String, Object> change = Map.of("n", 99L);
        QueryAST last = Query.query().orderBy("id").offset(1).limit(5).build();
        QueryAST others =
                Query.matching(Field.field("id").in(List.of("b1", "g1", "c1"))).build();

        assertEquals(0, driver().updateMany(object(), others, change, TenantTable.A));
        assertEquals(0, driver().updateMany(object(), others, change, readingB()));
        assertEquals(0, driver().deleteMany(object(), others, readingB()));
        table().assertUntouched();
        assertEquals(1, driver().updateMany(object(), last, change, TenantTable.A));
        table().assertUntouchedBut("a2");
        assertEquals(2, driver().updateMany(object(), QueryAST.ALL, change, TenantTable.A));
        assertEquals(2, driver().deleteMany(object(), QueryAST.ALL, TenantTable.A));
        table().assertUntouchedBut("a1", "a2");
        assertEquals(List.of("b1", "b2", "c1", "g1"), table().ids());
    }

    @Test
    void theTenantColumnIsNoComparand() {
        new TenantReadLaws(table()).theTenantColumnIsNoComparand();
    }

    @Test
    void objectsWithoutATenantColumnAreNotScoped() {
        TenantReadLaws.unscopedObjectsStayUnscoped(driver());
    }

    @Test
    void theDeclaredTenantColumnWins() {
        TenantReadLaws.theDeclaredColumnScopes(driver());
    }

    private static DriverOptions readingB() {
        return TenantTable.A.withTenantIds(List.of(TenantTable.TENANT_A, TenantTable.TENANT_B));
    }

    private TenantTable table() {
        return Objects.requireNonNull(tenants, "tenants");
    }

    private String object() {
        return table().table().name();
    }
}
