package com.objectstack.conformance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers, versions, time limits and the end of a driver. */
class ReferenceStoreTest {
    private static final ObjectSchema OBJECT = ObjectSchema.of("t", FieldSchema.of("n", FieldType.NUMBER));
    private static final DriverOptions AT_ONCE = DriverOptions.NONE.withTimeout(Duration.ofNanos(1));

    private final ReferenceDriver driver =
            ReferenceDriver.of(ReferenceSettings.DEFAULTS.withWriterWait(Duration.ofMillis(50)));

    @BeforeEach
    void createTheObject() {
        driver.syncSchema(OBJECT);
        driver.create("t", Map.of("id", "a", "n", 1));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static DriverException refusal(Runnable call) {
        return assertThrows(DriverException.class, call::run);
    }

    private static ErrorCode code(Runnable call) {
        return refusal(call).code();
    }

    private static ErrorCode codeOf(Supplier<?> call) {
        return assertThrows(DriverException.class, call::get).code();
    }

    private long count() {
        return driver.count("t", QueryAST.ALL);
    }

    @Test
    void aWriterThatDoesNotEndIsNamedToThoseWhoWaited() {
        Transaction transaction = driver.beginTransaction();

        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> driver.async(other -> other.create("t", Map.of()))
                        .toCompletableFuture()
                        .join());

        DriverException busy = (DriverException) failure.getCause();
        assertEquals(ErrorCode.BUSY, busy.code());
        assertTrue(busy.retryable());
        assertTrue(busy.hint().orElse("").contains("transaction " + transaction.id() + " of thread"), busy::toString);
        driver.rollback(transaction);
    }

    @Test
    void aWaitBeyondItsOwnLimitTimesOut() {
        Transaction transaction = driver.beginTransaction();
        DriverOptions soon = DriverOptions.NONE.withTimeout(Duration.ofMillis(5));

        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> driver.async(other -> other.delete("t", "a", soon))
                        .toCompletableFuture()
                        .join());

        assertEquals(ErrorCode.TIMEOUT, ((DriverException) failure.getCause()).code());
        driver.rollback(transaction);
    }

    @Test
    void aThreadNeverWaitsForItself() {
        driver.runInTransaction(tx -> {
            DriverException busy = refusal(() -> driver.create("t", Map.of()));

            assertEquals(ErrorCode.BUSY, busy.code());
            assertFalse(busy.retryable());
            assertTrue(busy.hint().orElse("").startsWith("use tx"), busy::toString);
            assertEquals(ErrorCode.BUSY, code(driver::beginTransaction));
            tx.create("t", Map.of());
            assertEquals(1, count(), "others read what was committed");
        });
        assertEquals(2, count());
    }

    @Test
    void badDataIsRefusedWithoutWaiting() {
        Transaction transaction = driver.beginTransaction();

        assertEquals(ErrorCode.UNKNOWN_FIELD, code(() -> driver.create("t", Map.of("nope", 1))));
        assertEquals(ErrorCode.UNKNOWN_OBJECT, code(() -> driver.delete("none", "a")));
        driver.rollback(transaction);
    }

    @Test
    void aWriterWaitsForTheOneBefore() throws Exception {
        ReferenceDriver patient = ReferenceDriver.inMemory();
        patient.syncSchema(OBJECT);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> patient.runInTransaction(tx -> {
            begun.countDown();
            await(goOn);
            tx.create("t", Map.of("id", "first"));
        }));
        begun.await();
        CompletableFuture<DataRecord> waiter = patient.async(other -> other.create("t", Map.of("id", "second")))
                .toCompletableFuture();
        goOn.countDown();
        writer.get();

        assertEquals("second", waiter.get().id());
        assertEquals(List.of("first", "second"), patient.distinct("t", "id"));
        patient.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }

    @Test
    void aTimeoutChangesNothing() {
        assertEquals(ErrorCode.TIMEOUT, code(() -> driver.find("t", QueryAST.ALL, AT_ONCE)));
        assertEquals(ErrorCode.TIMEOUT, code(() -> driver.create("t", Map.of(), AT_ONCE)));
        assertEquals(1, count());
    }

    @Test
    void afterATimeoutATransactionIsLost() {
        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);
        driver.create("t", Map.of(), inside);

        assertEquals(
                ErrorCode.TIMEOUT, code(() -> driver.find("t", QueryAST.ALL, AT_ONCE.withTransaction(transaction))));
        assertEquals(ErrorCode.TRANSACTION_LOST, code(() -> driver.create("t", Map.of(), inside)));
        assertEquals(ErrorCode.TRANSACTION_LOST, code(() -> transaction.savepoint("s")));
        assertEquals(ErrorCode.TRANSACTION_LOST, code(() -> driver.commit(transaction)));
        driver.create("t", Map.of("id", "b"));
        driver.rollback(transaction);
        assertEquals(ErrorCode.TRANSACTION_CLOSED, code(() -> driver.rollback(transaction)));
        assertEquals(2, count());
    }

    @Test
    void anInterruptedThreadIsToldSoAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        ErrorCode read = code(this::count);
        ErrorCode write = code(() -> driver.create("t", Map.of()));

        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.CANCELLED, read);
        assertEquals(ErrorCode.CANCELLED, write);
        assertEquals(1, count());
    }

    @Test
    void aStreamIsWhatWasThereAndEndsWithItsTransaction() {
        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);
        driver.create("t", Map.of("id", "b"), inside);
        RecordStream stream = driver.findStream("t", QueryAST.ALL, inside);
        Iterator<DataRecord> records = stream.iterator();
        driver.create("t", Map.of("id", "c"), inside);

        assertEquals("a", records.next().id());
        assertEquals(ErrorCode.INVALID_QUERY, codeOf(stream::iterator));
        driver.commit(transaction);
        assertEquals(ErrorCode.TRANSACTION_CLOSED, codeOf(records::hasNext));
        stream.close();
    }

    @Test
    void aClosedDriverTakesNothingMoreAndStreamsEnd() {
        RecordStream stream = driver.findStream("t", QueryAST.ALL);
        Iterator<DataRecord> records = stream.iterator();
        Transaction transaction = driver.beginTransaction();
        driver.connect();
        driver.close();
        driver.close();

        for (Runnable call : List.<Runnable>of(
                driver::connect,
                driver::beginTransaction,
                this::count,
                () -> driver.create("t", Map.of()),
                () -> driver.syncSchema(OBJECT),
                () -> driver.registerObjects(List.of(ObjectDefinition.of(OBJECT))),
                driver::introspectSchema)) {
            assertEquals(ErrorCode.DRIVER_CLOSED, code(call));
        }
        assertEquals(ErrorCode.DRIVER_CLOSED, codeOf(records::hasNext));
        assertEquals(ErrorCode.TRANSACTION_CLOSED, code(() -> driver.commit(transaction)));
        assertFalse(driver.checkHealth());
    }

    @Test
    void closingWakesThoseWhoWait() {
        ReferenceDriver patient = ReferenceDriver.inMemory();
        patient.syncSchema(OBJECT);
        patient.beginTransaction();
        CompletableFuture<DataRecord> waiter =
                patient.async(other -> other.create("t", Map.of())).toCompletableFuture();
        patient.close();

        CompletionException failure = assertThrows(CompletionException.class, waiter::join);

        assertEquals(ErrorCode.DRIVER_CLOSED, ((DriverException) failure.getCause()).code());
    }

    @Test
    void schemasAreRolledBackToo() {
        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);
        driver.syncSchema("u", OBJECT, inside);
        driver.create("u", Map.of(), inside);
        driver.dropTable("t", inside);
        assertEquals(ErrorCode.UNKNOWN_OBJECT, code(() -> driver.create("t", Map.of(), inside)));
        assertEquals(ErrorCode.UNKNOWN_OBJECT, code(() -> driver.count("u", QueryAST.ALL)));
        driver.rollback(transaction);

        assertEquals(ErrorCode.UNKNOWN_OBJECT, code(() -> driver.count("u", QueryAST.ALL)));
        assertEquals(1, count());
    }

    @Test
    void whatIsRegisteredDuringATransactionStays() {
        ObjectSchema more = ObjectSchema.of("t", FieldSchema.of("m", FieldType.TEXT));
        driver.runInTransaction(tx -> {
            tx.create("t", Map.of("id", "b"));
            driver.registerObjects(List.of(ObjectDefinition.of(more)));
            tx.create("t", Map.of("id", "c", "m", "x"));
        });

        assertEquals("x", driver.findById("t", "c").orElseThrow().get("m"));
        assertFalse(driver.findById("t", "a").orElseThrow().containsKey("n"));
    }

    @Test
    void aViewRefusesAnotherTransactionAndIsClosedWithItsWork() {
        try (IDataDriver other = ReferenceDriver.inMemory()) {
            Transaction foreign = other.beginTransaction();
            DataOperations view = driver.inTransaction(tx -> {
                assertEquals(
                        ErrorCode.INVALID_QUERY,
                        code(() -> tx.count("t", QueryAST.ALL, DriverOptions.NONE.withTransaction(foreign))));
                DataOperations nested = tx.<DataOperations>inTransaction(inner -> inner);
                assertEquals(ErrorCode.TRANSACTION_CLOSED, code(() -> nested.count("t", QueryAST.ALL)));
                return tx;
            });

            assertEquals(ErrorCode.TRANSACTION_CLOSED, code(() -> view.count("t", QueryAST.ALL)));
            assertEquals(ErrorCode.INVALID_QUERY, code(() -> driver.commit(foreign)));
        }
    }

    @Test
    void idsAndTimesAreThoseItIsGiven() {
        Iterator<String> ids = List.of("one", "two").iterator();
        ReferenceDriver other = ReferenceDriver.of(ReferenceSettings.DEFAULTS
                .withIds(ids::next)
                .withClock(() -> Instant.parse("2026-03-01T12:00:00.123456Z")));
        other.syncSchema(OBJECT);

        DataRecord record = other.create("t", Map.of());

        assertEquals("one", record.id());
        assertEquals(Instant.parse("2026-03-01T12:00:00.123Z"), record.get("created_at"));
        assertEquals(record.get("created_at"), record.get("updated_at"));
    }

    @Test
    void nativeCommandsAreNoneOfItsBusiness() {
        assertEquals(ErrorCode.UNSUPPORTED, code(() -> driver.execute("select 1")));
        assertEquals(ErrorCode.UNSUPPORTED, code(() -> driver.executeRaw("select 1")));
        assertTrue(driver.getPoolStats().isEmpty());
    }

    @Test
    void whatIsNotDeclaredIsRefused() {
        ReferenceDriver none = ReferenceDriver.withCapabilities(EnumSet.of(Capability.SCHEMA_SYNC));
        none.syncSchema(OBJECT);

        for (Runnable call : List.<Runnable>of(
                () -> none.create("t", Map.of()),
                () -> none.find("t", QueryAST.ALL),
                () -> none.findStream("t", QueryAST.ALL),
                () -> none.update("t", "a", Map.of()),
                () -> none.upsert("t", Map.of(), List.of()),
                () -> none.delete("t", "a"),
                () -> none.bulkCreate("t", List.of()),
                () -> none.bulkUpdate("t", List.of()),
                () -> none.bulkDelete("t", List.of()),
                () -> none.updateMany("t", QueryAST.ALL, Map.of()),
                () -> none.deleteMany("t", QueryAST.ALL),
                none::beginTransaction,
                () -> none.runInTransaction(tx -> {}),
                () -> none.syncSchemasBatch(List.of(), DriverOptions.NONE),
                () -> none.createIndex("t", "x", List.of("n")),
                () -> none.dropIndex("t", "x"),
                () -> none.syncSchema(ObjectSchema.of("u", FieldSchema.of("j", FieldType.JSON))))) {
            assertEquals(ErrorCode.UNSUPPORTED, code(call));
        }
        assertEquals(EnumSet.of(Capability.SCHEMA_SYNC), none.supports().capabilities());
        assertThrows(
                IllegalArgumentException.class,
                () -> ReferenceDriver.withCapabilities(EnumSet.of(Capability.QUERY_CACHE)));
    }

    @Test
    void withoutSavepointsWorkIsNotNested() {
        ReferenceDriver flat = Reference.without(Capability.SAVEPOINTS);

        flat.runInTransaction(tx -> assertEquals(ErrorCode.UNSUPPORTED, code(() -> tx.runInTransaction(inner -> {}))));
        Transaction transaction = flat.beginTransaction();
        assertEquals(ErrorCode.UNSUPPORTED, code(() -> transaction.savepoint("s")));
    }
}
