package com.objectstack.conformance;

import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.STREAMING;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.ErrorCode.BUSY;
import static com.objectstack.driver.ErrorCode.CANCELLED;
import static com.objectstack.driver.ErrorCode.CONNECTION_FAILED;
import static com.objectstack.driver.ErrorCode.DRIVER_CLOSED;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TIMEOUT;
import static com.objectstack.driver.ErrorCode.TRANSACTION_LOST;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules {@code conc}: many threads at once. Every wait is bounded by {@link Patience}; nothing sleeps. */
abstract class ConcurrencyRules extends Area {
    private static final int THREADS = 8;
    private static final int TIMES = 25;

    private TestObject accounts() {
        return object("n number", "{id: 'a', n: 100}", "{id: 'b', n: 100}", "{id: 'c', n: 100}");
    }

    private static long value(DataRecord record) {
        return Objects.requireNonNull(record.getLong("n"));
    }

    /** Runs work in a transaction until it is committed; only what may be tried again is. */
    private void committed(Consumer<DataOperations> work) {
        long end = System.nanoTime() + Patience.limit().toNanos();
        while (true) {
            try {
                driver().runInTransaction(work);
                return;
            } catch (DriverException busy) {
                if (!busy.retryable() || System.nanoTime() > end) {
                    throw busy;
                }
            }
        }
    }

    private static <T> List<T> times(int number, Function<Integer, Callable<T>> task) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int thread = 0; thread < number; thread++) {
            tasks.add(task.apply(thread));
        }
        return Together.run(tasks);
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc01_concurrentIncrementsLoseNoUpdate() {
        TestObject object = accounts();
        times(THREADS, thread -> () -> {
            for (int time = 0; time < TIMES; time++) {
                committed(view -> {
                    long next = 1 + value(view.findById(object.name(), "a").orElseThrow());
                    view.update(object.name(), "a", Map.of("n", next));
                });
            }
            return thread;
        });

        assertEquals(100L + THREADS * TIMES, object.record("a").get("n"));
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc02_transfersKeepTheSumInEveryRead() {
        TestObject object = accounts();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            String from = List.of("a", "b", "c").get(thread);
            String to = List.of("b", "c", "a").get(thread);
            tasks.add(() -> {
                for (int time = 0; time < TIMES; time++) {
                    committed(view -> transfer(view, object.name(), from, to));
                }
                over.set(true);
                return 300L;
            });
        }
        Callable<Long> reader = () -> {
            long seen = 300;
            while (!over.get() && seen == 300) {
                seen = object.all().stream().mapToLong(ConcurrencyRules::value).sum();
            }
            return seen;
        };
        tasks.add(reader);
        tasks.add(reader);

        assertEquals(List.of(300L, 300L, 300L, 300L, 300L), Together.run(tasks));
        assertEquals(
                300, object.all().stream().mapToLong(ConcurrencyRules::value).sum());
    }

    private static void transfer(DataOperations view, String object, String from, String to) {
        long taken = value(view.findById(object, from).orElseThrow()) - 1;
        long given = value(view.findById(object, to).orElseThrow()) + 1;
        view.update(object, from, Map.of("n", taken));
        view.update(object, to, Map.of("n", given));
    }

    /** Each leaves if another stays; two that read before either writes would both leave. */
    @Test
    @Requires(TRANSACTIONS)
    void optional_conc03_whatWasReadStillHoldsWhenItIsCommitted() {
        for (int round = 0; round < TIMES; round++) {
            TestObject object = object("here boolean", "{id: 'a', here: true}", "{id: 'b', here: true}");
            QueryAST present = Notation.query("{where: {here: true}}");
            times(2, thread -> () -> {
                committed(view -> {
                    if (view.count(object.name(), present) > 1) {
                        view.update(object.name(), thread == 0 ? "a" : "b", Map.of("here", false));
                    }
                });
                return thread;
            });

            assertEquals(1, driver().count(object.name(), present), "both left");
        }
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc04_anotherReaderSeesAllOfATransactionOrNothing() {
        TestObject object = accounts();
        Transaction transaction = driver().beginTransaction();
        driver().create(object.name(), Map.of("id", "d"), TransactionRules.in(transaction));
        CompletableFuture<Long> outside = driver().async(other -> other.count(object.name(), QueryAST.ALL))
                .toCompletableFuture();
        driver().create(object.name(), Map.of("id", "e"), TransactionRules.in(transaction));
        driver().commit(transaction);

        long seen = Patience.await(outside, "a reader outside");
        assertTrue(seen == 3 || seen == 5, () -> "seen in part: " + seen);
        assertEquals(5, object.count());
    }

    @Test
    void required_conc05_aWriteIsReadByEveryoneOnceItReturned() {
        TestObject object = accounts();
        for (int time = 0; time < TIMES; time++) {
            String id = "w" + time;
            driver().create(object.name(), Map.of("id", id));

            assertTrue(
                    Patience.await(
                            driver().async(other ->
                                            other.findById(object.name(), id).isPresent())
                                    .toCompletableFuture(),
                            "a read"),
                    id);
        }
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc06_aTransactionReadsTheSameAgain() {
        TestObject object = accounts();
        Transaction transaction = driver().beginTransaction();
        List<DataRecord> before = driver().find(object.name(), QueryAST.ALL, TransactionRules.in(transaction));
        CompletableFuture<Optional<DataRecord>> outside = driver().async(
                        other -> other.update(object.name(), "a", Map.of("n", 0L)))
                .toCompletableFuture();
        for (int time = 0; time < TIMES; time++) {
            assertEquals(before, driver().find(object.name(), QueryAST.ALL, TransactionRules.in(transaction)));
        }
        driver().rollback(transaction);

        assertTrue(Patience.await(outside, "the write outside").isPresent());
        assertEquals(0L, object.record("a").get("n"));
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc07_aTransactionLeftOpenHoldsNobodyForever() {
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
    void required_conc08_aDriverClosedInUseEndsEveryCallWithItsOwnException() {
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
    void required_conc09_anInterruptedThreadStopsOrFinishesAndStaysInterrupted() {
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
    void optional_conc10_aTimeoutEndsALongRead() {
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
    void optional_conc11_afterATimeoutATransactionIsOnlyRolledBack() {
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
    void required_conc12_aTimeoutThatIsLongEnoughChangesNothing() {
        TestObject object = accounts();
        DriverOptions later = DriverOptions.NONE.withTimeout(Patience.limit());

        assertEquals(3, driver().count(object.name(), QueryAST.ALL, later));
        assertEquals(
                "d", driver().create(object.name(), Map.of("id", "d"), later).id());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_conc13_aCallPastTheViewIsRefusedAtOnce() {
        TestObject object = accounts();
        driver().runInTransaction(view -> {
            view.create(object.name(), Map.of("id", "d"));
            DriverException refused = Asked.failure(
                    "a write past the view", BUSY, () -> driver().create(object.name(), Map.of("id", "e")));
            assertFalse(refused.retryable(), "the call would wait for itself");
        });

        assertEquals(List.of("a", "b", "c", "d"), object.ids());
    }

    @Test
    void required_conc14_concurrentCreatesAreAllStored() {
        TestObject object = object("n number");
        times(THREADS, thread -> () -> {
            for (int time = 0; time < TIMES; time++) {
                driver().create(object.name(), Map.of("n", (long) time));
            }
            return thread;
        });

        assertEquals((long) THREADS * TIMES, object.count());
    }

    @Test
    void required_conc15_oneOfManyTakesAnId() {
        TestObject object = object("n number");
        List<Boolean> won = times(THREADS, thread -> () -> {
            try {
                driver().create(object.name(), Map.of("id", "one", "n", (long) thread));
                return true;
            } catch (DriverException taken) {
                assertEquals(UNIQUE_VIOLATION, taken.code());
                return false;
            }
        });

        assertEquals(1, Collections.frequency(won, true));
        assertEquals((long) won.indexOf(true), object.record("one").get("n"));
    }

    @Test
    @Requires(STREAMING)
    void optional_conc16_aStreamIsASnapshot() {
        TestObject object = many();
        try (RecordStream stream = driver().findStream(object.name(), QueryAST.ALL)) {
            Iterator<DataRecord> records = stream.iterator();
            records.next();
            Patience.await(
                    driver().async(other -> other.create(object.name(), Map.of("id", "new")))
                            .toCompletableFuture(),
                    "a write beside a stream");
            int read = 1;
            while (records.hasNext()) {
                assertNotEquals("new", records.next().id());
                read++;
            }

            assertEquals(120, read);
        }
        assertEquals(121, object.count());
    }

    @Test
    @Requires(STREAMING)
    void optional_conc17_aStreamOfAClosedDriverEndsAndCloses() {
        TestObject object = many();
        IDataDriver other = another();
        other.syncSchema(Notation.schema("n number").named(object.name()));
        RecordStream stream = other.findStream(object.name(), QueryAST.ALL);
        Iterator<DataRecord> records = stream.iterator();
        other.close();
        try {
            while (records.hasNext()) {
                records.next();
            }
        } catch (DriverException ended) {
            assertTrue(
                    EnumSet.of(DRIVER_CLOSED, INVALID_QUERY, CONNECTION_FAILED, CANCELLED)
                            .contains(ended.code()),
                    ended::toString);
        }

        stream.close();
        assertFalse(other.checkHealth());
    }

    @Test
    void required_conc18_manyCallersSyncOneObjectAtOnce() {
        String name = freshName("sync");
        times(4, thread -> () -> {
            driver().syncSchema(Notation.schema("n number, s text").named(name));
            return thread;
        });

        driver().create(name, Map.of("s", "x"));
        assertEquals(1, driver().count(name, QueryAST.ALL));
    }
}
