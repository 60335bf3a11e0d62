package com.objectstack.conformance;

import static com.objectstack.driver.Capability.CONNECTION_POOLING;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.ErrorCode.DRIVER_CLOSED;
import static com.objectstack.driver.ErrorCode.TRANSACTION_CLOSED;
import static com.objectstack.driver.ErrorCode.TRANSACTION_LOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules {@code life}: opening, closing, health. */
abstract class LifecycleRules extends Area {
    @Test
    void required_life01_connectingTwiceIsHarmless() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        driver().connect();

        assertEquals(List.of("a"), object.ids());
    }

    @Test
    void required_life02_theFirstUseConnects() {
        try (IDataDriver other = subject().start()) {
            String name = freshName("life");
            other.syncSchema(Notation.schema("n number").named(name));
            other.create(name, Map.of("id", "a"));

            assertEquals(1, other.count(name, QueryAST.ALL));
            other.dropTable(name, DriverOptions.NONE);
        }
    }

    @Test
    void required_life03_disconnectingTwiceOrUnconnectedIsHarmless() {
        IDataDriver unused = subject().start();
        unused.disconnect();
        unused.disconnect();
        unused.close();

        assertFalse(unused.checkHealth());
    }

    @Test
    void required_life04_aClosedDriverTakesNothingMore() {
        IDataDriver closed = another();
        closed.close();
        for (Map.Entry<String, Runnable> call : calls(closed).entrySet()) {
            Asked.failure(call.getKey(), DRIVER_CLOSED, call.getValue());
        }
    }

    private Map<String, Runnable> calls(IDataDriver driver) {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("connect", driver::connect);
        calls.put("find", () -> driver.find("life", QueryAST.ALL));
        calls.put("findById", () -> driver.findById("life", "a"));
        calls.put("count", () -> driver.count("life", QueryAST.ALL));
        calls.put("create", () -> driver.create("life", Map.of()));
        calls.put(
                "syncSchema",
                () -> driver.syncSchema(Notation.schema("n number").named("life")));
        if (declares(TRANSACTIONS)) {
            calls.put("beginTransaction", driver::beginTransaction);
            calls.put("inTransaction", () -> driver.runInTransaction(view -> {}));
        }
        return calls;
    }

    @Test
    void required_life05_healthIsToldWithoutThrowing() {
        IDataDriver other = another();

        assertTrue(other.checkHealth());
        other.close();
        assertFalse(other.checkHealth());
    }

    @Test
    void required_life06_callersThatConnectAtOnceShareTheConnection() {
        try (IDataDriver other = subject().start();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CyclicBarrier together = new CyclicBarrier(4);
            Callable<Boolean> first = () -> {
                together.await();
                other.connect();
                return other.checkHealth();
            };
            List<Future<Boolean>> healthy = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                healthy.add(threads.submit(first));
            }

            healthy.forEach(answer -> assertTrue(Patience.await(answer, "a first call")));
        }
    }

    @Test
    void optional_life07_recordsOutliveTheirDriver() {
        Assumptions.assumeTrue(
                subject().quirks().storageOutlivesDriver(), "quirk: the storage does not outlive the driver");
        String name = freshName("life");
        ObjectSchema schema = Notation.schema("n number").named(name);
        try (IDataDriver first = another()) {
            first.syncSchema(schema);
            first.create(name, Map.of("id", "a", "n", 1L));
        }
        try (IDataDriver second = another()) {
            second.registerObjects(List.of(new ObjectDefinition(name, schema)));

            assertEquals(1L, second.findById(name, "a").orElseThrow().get("n"));
        }
    }

    @Test
    @Requires(CONNECTION_POOLING)
    void optional_life08_theNumbersOfThePoolAddUp() {
        PoolStats stats = driver().getPoolStats().orElseThrow();

        assertEquals(stats.total(), stats.idle() + stats.active(), stats::toString);
        assertEquals(0, stats.active(), stats::toString);
        assertEquals(0, stats.waiting(), stats::toString);
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_life09_aClosedDriverCommitsNothing() {
        IDataDriver other = another();
        Transaction open = other.beginTransaction();
        other.close();

        DriverException refused = assertThrows(DriverException.class, () -> other.commit(open));
        assertTrue(
                EnumSet.of(DRIVER_CLOSED, TRANSACTION_CLOSED, TRANSACTION_LOST).contains(refused.code()),
                refused::toString);
    }
}
