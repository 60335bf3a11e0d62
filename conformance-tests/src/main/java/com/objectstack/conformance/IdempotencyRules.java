package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.IDEMPOTENCY_KEYS;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_DATA;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Rules {@code idem}: writes with an idempotency key. */
abstract class IdempotencyRules extends Area {
    private static final String PLACE = "/options/idempotencyKey";
    private static final int CALLERS = 8;
    private static final DriverOptions KEY = DriverOptions.NONE.withIdempotencyKey("kit-1");
    private static final Map<String, Object> NEW = Map.of("s", "new", "n", 5L);

    private TestObject records() {
        return object("n number, s text", "{id: 'a', n: 1, s: 'one'}");
    }

    @Test
    @RejectedWithout(IDEMPOTENCY_KEYS)
    void required_idem01_withoutItsCapabilityAKeyIsRefused() {
        TestObject object = records();

        Asked.unsupported("create", PLACE, () -> driver().create(object.name(), NEW, KEY));
        assertEquals(1, object.count());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem02_aCreateThatWasDoneGivesTheRecord() {
        TestObject object = records();
        DataRecord made = driver().create(object.name(), NEW, KEY);

        assertEquals(made, driver().create(object.name(), NEW, KEY));
        assertEquals(2, object.count());
    }

    @Test
    @Requires({IDEMPOTENCY_KEYS, UPDATE})
    void optional_idem03_anUpdateThatWasDoneGivesTheRecordAsItIsNow() {
        TestObject object = records();
        driver().update(object.name(), "a", Map.of("s", "two"), KEY);
        object.update("a", "{s: 'three'}");

        assertEquals(
                "three",
                driver().update(object.name(), "a", Map.of("s", "two"), KEY)
                        .orElseThrow()
                        .get("s"));
        assertEquals("three", object.record("a").get("s"));
    }

    @Test
    @Requires({IDEMPOTENCY_KEYS, UPDATE})
    void optional_idem04_anUpsertThatWasDoneGivesTheRecord() {
        TestObject object = records();
        Map<String, Object> data = Map.of("id", "a", "s", "two");
        driver().upsert(object.name(), data, List.of("id"), KEY);
        object.update("a", "{s: 'three'}");

        assertEquals(
                "three",
                driver().upsert(object.name(), data, List.of("id"), KEY).get("s"));
        assertEquals(1, object.count());
    }

    @Test
    @Requires({IDEMPOTENCY_KEYS, DELETE})
    void optional_idem05_aDeleteIsAnsweredAsItWas() {
        TestObject object = records();

        assertTrue(driver().delete(object.name(), "a", KEY));
        object.create("{id: 'a'}");
        assertTrue(driver().delete(object.name(), "a", KEY));
        assertFalse(driver().delete(object.name(), "nobody", KEY.withIdempotencyKey("kit-2")));
        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires({IDEMPOTENCY_KEYS, BULK_CREATE})
    void optional_idem06_recordsCreatedTogetherComeAgainInTheirOrder() {
        TestObject object = records();
        List<Map<String, Object>> rows = List.of(Map.of("id", "z"), NEW, Map.of("id", "b"));
        List<DataRecord> made = driver().bulkCreate(object.name(), rows, KEY);

        assertEquals(made, driver().bulkCreate(object.name(), rows, KEY));
        assertEquals(4, object.count());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem07_anotherWriteUnderTheKeyIsRefused() {
        TestObject object = records();
        driver().create(object.name(), NEW, KEY);
        List<String> before = object.faces();

        Asked.refusal("create", () -> driver().create(object.name(), Map.of("s", "other"), KEY), INVALID_DATA, PLACE);
        if (declares(DELETE)) {
            Asked.refusal("delete", () -> driver().delete(object.name(), "a", KEY), INVALID_DATA, PLACE);
        }
        assertEquals(before, object.faces());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem08_theOrderOfNamesMakesNoOtherWrite() {
        TestObject object = records();
        DataRecord made = driver().create(object.name(), Notation.row("{s: 'x', n: 5}"), KEY);

        assertEquals(made, driver().create(object.name(), Notation.row("{n: 5, s: 'x'}"), KEY));
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem09_aWriteThatFailedLeavesItsKeyFree() {
        TestObject object = records();
        Asked.failure("create", UNIQUE_VIOLATION, () -> driver().create(object.name(), Map.of("id", "a"), KEY));

        assertEquals("b", driver().create(object.name(), Map.of("id", "b"), KEY).id());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem10_aKeyBelongsToAnObjectAndATenant() {
        TestObject one = object(Tenants.SCHEMA);
        TestObject other = records();
        DriverOptions tenant = Tenants.A.withIdempotencyKey("kit-1");
        DriverOptions another =
                DriverOptions.NONE.withTenantId(Tenants.TENANT_B).withIdempotencyKey("kit-1");
        driver().create(one.name(), Map.of("n", 1L), tenant);
        driver().create(one.name(), Map.of("n", 2L), another);
        driver().create(other.name(), Map.of("n", 3L), KEY);

        assertEquals(2, one.count());
        assertEquals(2, other.count());
    }

    @Test
    @Requires({IDEMPOTENCY_KEYS, TRANSACTIONS})
    void optional_idem11_aRollbackLeavesTheKeyFree() {
        TestObject object = records();
        Transaction transaction = driver().beginTransaction();
        DriverOptions within = KEY.withTransaction(transaction);
        DataRecord made = driver().create(object.name(), NEW, within);
        assertEquals(made, driver().create(object.name(), NEW, within));
        driver().rollback(transaction);
        assertEquals(1, object.count());

        driver().create(object.name(), NEW, KEY);

        assertEquals(2, object.count());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem12_ofCallersAtOnceOneWrites() {
        TestObject object = records();
        Callable<DataRecord> create = () -> driver().create(object.name(), NEW, KEY);

        List<DataRecord> answers = Together.run(Collections.nCopies(CALLERS, create));

        assertEquals(1, new HashSet<>(answers).size());
        assertEquals(2, object.count());
    }

    @Test
    @Requires(IDEMPOTENCY_KEYS)
    void optional_idem13_otherOperationsTakeNoKey() {
        TestObject object = records();

        Asked.unsupported("find", PLACE, () -> driver().find(object.name(), QueryAST.ALL, KEY));
        Asked.unsupported("count", PLACE, () -> driver().count(object.name(), QueryAST.ALL, KEY));
        if (declares(UPDATE)) {
            Asked.unsupported(
                    "updateMany", PLACE, () -> driver().updateMany(object.name(), QueryAST.ALL, Map.of("s", "x"), KEY));
        }
        if (declares(DELETE)) {
            Asked.unsupported("deleteMany", PLACE, () -> driver().deleteMany(object.name(), QueryAST.ALL, KEY));
        }
        assertEquals("one", object.record("a").get("s"));
    }
}
