package com.objectstack.conformance;

import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.ErrorCode.BUSY;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
        Patience.awaitOrGoOn(outside);
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
    void optional_conc07_aCallPastTheViewIsRefusedAtOnce() {
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
    void required_conc08_concurrentCreatesAreAllStored() {
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
    void required_conc09_oneOfManyTakesAnId() {
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
    void required_conc10_manyCallersSyncOneObjectAtOnce() {
        String name = freshName("sync");
        times(4, thread -> () -> {
            driver().syncSchema(Notation.schema("n number, s text").named(name));
            return thread;
        });

        driver().create(name, Map.of("s", "x"));
        assertEquals(1, driver().count(name, QueryAST.ALL));
    }
}
