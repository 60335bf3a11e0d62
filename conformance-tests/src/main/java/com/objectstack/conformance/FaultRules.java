package com.objectstack.conformance;

import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.BUSY;
import static com.objectstack.driver.ErrorCode.CANCELLED;
import static com.objectstack.driver.ErrorCode.CONNECTION_FAILED;
import static com.objectstack.driver.ErrorCode.DRIVER_CLOSED;
import static com.objectstack.driver.ErrorCode.TIMEOUT;
import static com.objectstack.driver.ErrorCode.TRANSACTION_LOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rules {@code fault}: what is left open, closed in use, interrupted or late. Every wait is bounded by {@link Patience}; nothing sleeps. */
abstract class FaultRules extends Area {
    private TestObject accounts() {
        return object("n number", "{id: 'a', n: 100}", "{id: 'b', n: 100}", "{id: 'c', n: 100}");
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_fault01_aTransactionLeftOpenHoldsNobodyForever() {
        TestObject object = accounts();
        Transaction left = driver().beginTransaction();
        driver().update(object.name(), "a", Map.of("n", 1L), TransactionRules.in(left));
        DriverOptions soon = DriverOptions.NONE.withTimeout(Duration.ofMillis(100));
        CompletableFuture<ErrorCode> outside = driver().async(other -> assertThrows(
                                DriverException.class, () -> other.update(object.name(), "a", Map.of("n", 2L), soon))
                        .code())
                .toCompletableFuture();

        assertTrue(EnumSet.of(BUSY, TIMEOUT).contains(Patience.await(outside, "a writer that waits")));
        driver().rollback(left);
        driver().update(object.name(), "a", Map.of("n", 3L));
        assertEquals(3L, object.record("a").get("n"));
    }

    @Test
    void required_fault02_aDriverClosedInUseEndsEveryCallWithItsOwnException() {
        TestObject object = accounts();
        IDataDriver other = another();
        other.syncSchema(Notation.schema("n number").named(object.name()));
        CountDownLatch running = new CountDownLatch(4);
        List<Callable<ErrorCode>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            tasks.add(() -> untilRefused(other, object.name(), running));
        }
        tasks.add(() -> {
            Patience.await(running, "the first reads");
            other.close();
            return DRIVER_CLOSED;
        });

        for (ErrorCode code : Together.run(tasks)) {
            assertTrue(EnumSet.of(DRIVER_CLOSED, CANCELLED, CONNECTION_FAILED).contains(code), code::toString);
        }
    }

    /** Reads until the driver refuses. */
    private static ErrorCode untilRefused(IDataDriver driver, String object, CountDownLatch running) {
        long end = System.nanoTime() + Patience.limit().toNanos();
        try {
            while (System.nanoTime() < end) {
                driver.checkHealth();
                running.countDown();
                driver.count(object, QueryAST.ALL);
            }
        } catch (DriverException refused) {
            running.countDown();
            return refused.code();
        }
        throw new AssertionError("the closed driver still answers");
    }

    @Test
    @Requires(UPDATE)
    void required_fault03_anInterruptedThreadStopsOrFinishesAndStaysInterrupted() {
        TestObject object = accounts();
        AtomicBoolean still = new AtomicBoolean();
        Optional<ErrorCode> code = Together.run(List.<Callable<Optional<ErrorCode>>>of(() -> {
                    Thread.currentThread().interrupt();
                    try {
                        driver().update(object.name(), "a", Map.of("n", 1L));
                        return Optional.empty();
                    } catch (DriverException cancelled) {
                        return Optional.of(cancelled.code());
                    } finally {
                        still.set(Thread.interrupted());
                    }
                }))
                .get(0);

        assertTrue(code.isEmpty() || code.get() == CANCELLED, code::toString);
        assertTrue(still.get(), "the interrupt was lost");
        assertEquals(code.isEmpty() ? 1L : 100L, object.record("a").get("n"));
    }

    @Test
    @Requires(JOINS)
    void optional_fault04_aTimeoutEndsALongRead() {
        TestObject object = many();
        DriverOptions soon = DriverOptions.NONE.withTimeout(Duration.ofMillis(50));

        Asked.failure("a long read", TIMEOUT, () -> driver().count(object.name(), product(object), soon));
        assertEquals(120, object.count());
    }

    private TestObject many() {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 120; row++) {
            rows.add("{n: " + row + "}");
        }
        return object("n number", rows.toArray(String[]::new));
    }

    /** 120 to the fourth records: more than any database counts in a moment. */
    private static QueryAST product(TestObject object) {
        String join =
                "{type: 'inner', object: '" + object.name() + "', alias: 'ALIAS', on: {n: {$ne: {$field: 'ALIAS.n'}}}}";
        return Notation.query("{joins: [" + join.replace("ALIAS", "x") + ", " + join.replace("ALIAS", "y") + ", "
                + join.replace("ALIAS", "z") + "]}");
    }

    @Test
    @Requires({JOINS, TRANSACTIONS})
    void optional_fault05_afterATimeoutATransactionIsOnlyRolledBack() {
        TestObject object = many();
        Transaction transaction = driver().beginTransaction();
        DriverOptions in = TransactionRules.in(transaction);
        driver().create(object.name(), Map.of("id", "lost"), in);
        Asked.failure(
                "a long read",
                TIMEOUT,
                () -> driver().count(object.name(), product(object), in.withTimeout(Duration.ofMillis(50))));

        Asked.failure("a read", TRANSACTION_LOST, () -> driver().count(object.name(), QueryAST.ALL, in));
        Asked.failure("a commit", TRANSACTION_LOST, () -> driver().commit(transaction));
        driver().rollback(transaction);
        assertEquals(120, object.count());
    }

    @Test
    void required_fault06_aTimeoutThatIsLongEnoughChangesNothing() {
        TestObject object = accounts();
        DriverOptions later = DriverOptions.NONE.withTimeout(Patience.limit());

        assertEquals(3, driver().count(object.name(), QueryAST.ALL, later));
        assertEquals(
                "d", driver().create(object.name(), Map.of("id", "d"), later).id());
    }
}
