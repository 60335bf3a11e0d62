package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.SAVEPOINTS;
import static com.objectstack.driver.Capability.STREAMING;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TRANSACTION_CLOSED;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rules {@code tx}: transactions. */
abstract class TransactionRules extends Area {
    private TestObject counter() {
        return object("n number, s text", "{id: 'a', n: 1}");
    }

    static DriverOptions in(Transaction transaction) {
        return DriverOptions.NONE.withTransaction(transaction);
    }

    private void write(TestObject object, Transaction transaction, String id) {
        driver().create(object.name(), Map.of("id", id), in(transaction));
    }

    @Test
    @RejectedWithout(TRANSACTIONS)
    void required_tx01_withoutItsCapabilityNoTransactionBegins() {
        Asked.unsupported("beginTransaction", "", () -> driver().beginTransaction());
        Asked.unsupported("inTransaction", "", () -> driver().runInTransaction(view -> {}));
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx02_committedWritesStay() {
        TestObject object = counter();
        Transaction transaction = driver().beginTransaction();
        write(object, transaction, "b");
        driver().update(object.name(), "a", Map.of("n", 2L), in(transaction));
        driver().commit(transaction);

        assertEquals(List.of("a", "b"), object.ids());
        assertEquals(2L, object.record("a").get("n"));
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx03_rolledBackWritesAreGone() {
        TestObject object = counter();
        List<DataRecord> before = object.all();
        Transaction transaction = driver().beginTransaction();
        write(object, transaction, "b");
        driver().update(object.name(), "a", Map.of("n", 2L), in(transaction));
        driver().delete(object.name(), "a", in(transaction));
        driver().rollback(transaction);

        assertEquals(before, object.all());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx04_everyReadInATransactionSeesItsWrites() {
        TestObject object = counter();
        Transaction transaction = driver().beginTransaction();
        DriverOptions in = in(transaction);
        write(object, transaction, "b");

        assertEquals(2, driver().find(object.name(), QueryAST.ALL, in).size());
        assertEquals(2, driver().count(object.name(), QueryAST.ALL, in));
        assertEquals(
                2, driver().distinct(object.name(), "id", new Everything(), in).size());
        assertTrue(driver().findById(object.name(), "b", in).isPresent());
        if (declares(STREAMING)) {
            try (RecordStream stream = driver().findStream(object.name(), QueryAST.ALL, in)) {
                assertEquals(2, stream.stream().count());
            }
        }
        driver().rollback(transaction);
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx05_aFinishedTransactionTakesNothingMore() {
        TestObject object = counter();
        Transaction committed = driver().beginTransaction();
        driver().commit(committed);
        Transaction rolledBack = driver().beginTransaction();
        driver().rollback(rolledBack);
        for (Transaction finished : List.of(committed, rolledBack)) {
            List<Runnable> calls = List.of(
                    () -> driver().find(object.name(), QueryAST.ALL, in(finished)),
                    () -> driver().count(object.name(), QueryAST.ALL, in(finished)),
                    () -> write(object, finished, "z"),
                    () -> driver().commit(finished),
                    () -> driver().rollback(finished));

            calls.forEach(call -> Asked.failure("a call after the end", TRANSACTION_CLOSED, call));
        }
        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx06_aTransactionOfAnotherDriverIsRefused() {
        TestObject object = counter();
        try (IDataDriver other = another()) {
            Transaction foreign = other.beginTransaction();

            Asked.failure("commit", INVALID_QUERY, () -> driver().commit(foreign));
            Asked.failure("rollback", INVALID_QUERY, () -> driver().rollback(foreign));
            Asked.failure("create", INVALID_QUERY, () -> write(object, foreign, "z"));
            other.rollback(foreign);
        }
        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx07_everyIsolationLevelThatIsClaimedIsAccepted() {
        TestObject object = counter();
        for (IsolationLevel level : driver().supports().isolationLevels()) {
            Transaction transaction = driver().beginTransaction(level);
            write(object, transaction, level.wireName());
            driver().commit(transaction);
        }

        assertEquals(1 + driver().supports().isolationLevels().size(), object.count());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx08_aWriteThatFailsLeavesTheTransactionUsable() {
        TestObject object = counter();
        Transaction transaction = driver().beginTransaction();
        write(object, transaction, "b");
        Asked.failure(
                "create", UNKNOWN_FIELD, () -> driver().create(object.name(), Map.of("nope", 1L), in(transaction)));
        Asked.failure("create", UNIQUE_VIOLATION, () -> write(object, transaction, "a"));
        if (declares(BULK_CREATE)) {
            List<Map<String, String>> twins = List.of(Map.of("id", "c"), Map.of("id", "a"));
            Asked.failure(
                    "bulkCreate", UNIQUE_VIOLATION, () -> driver().bulkCreate(object.name(), twins, in(transaction)));
        }
        write(object, transaction, "d");
        driver().commit(transaction);

        assertEquals(List.of("a", "b", "d"), object.ids());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx09_workIsCommittedWhenItReturnsAndRolledBackWhenItThrows() {
        TestObject object = counter();
        IllegalStateException thrown = new IllegalStateException("no");
        DataRecord result = driver().inTransaction(view -> view.create(object.name(), Map.of("id", "b")));

        assertEquals("b", result.id());
        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> driver().runInTransaction(view -> {
                            view.delete(object.name(), "a");
                            throw thrown;
                        })));
        assertEquals(List.of("a", "b"), object.ids());
    }

    @Test
    @Requires(TRANSACTIONS)
    void optional_tx10_aViewIsClosedAfterItsWork() {
        TestObject object = counter();
        List<DataOperations> views = new ArrayList<>();
        driver().runInTransaction(views::add);

        Asked.failure("the view", TRANSACTION_CLOSED, () -> views.get(0).create(object.name(), Map.of("id", "z")));
        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires({TRANSACTIONS, SAVEPOINTS})
    void optional_tx11_nestedWorkIsPartOfTheOuterWork() {
        TestObject object = counter();
        driver().runInTransaction(outer -> {
            outer.create(object.name(), Map.of("id", "b"));
            outer.runInTransaction(inner -> {
                assertEquals(2, inner.count(object.name(), QueryAST.ALL));
                inner.create(object.name(), Map.of("id", "c"));
            });
            assertThrows(
                    IllegalStateException.class,
                    () -> outer.runInTransaction(inner -> {
                        inner.create(object.name(), Map.of("id", "d"));
                        throw new IllegalStateException("only the inner work");
                    }));
        });

        assertEquals(List.of("a", "b", "c"), object.ids());
    }

    @Test
    @Requires({TRANSACTIONS, SAVEPOINTS})
    void optional_tx12_nestedWorkIsUndoneWithTheOuterWork() {
        TestObject object = counter();
        assertThrows(
                IllegalStateException.class,
                () -> driver().runInTransaction(outer -> {
                    outer.runInTransaction(inner -> inner.create(object.name(), Map.of("id", "c")));
                    throw new IllegalStateException("all of it");
                }));

        assertEquals(List.of("a"), object.ids());
    }

    @Test
    @Requires({TRANSACTIONS, UPDATE, DELETE, BULK_CREATE, BULK_UPDATE, BULK_DELETE})
    void optional_tx13_everyWriteCanBeRolledBack() {
        TestObject object = counter();
        object.create("{id: 'b', n: 2}");
        String name = object.name();
        Map<String, Consumer<DriverOptions>> writes = new LinkedHashMap<>();
        writes.put("create", in -> driver().create(name, Map.of("id", "z"), in));
        writes.put("update", in -> driver().update(name, "a", Map.of("n", 9L), in));
        writes.put("upsert", in -> driver().upsert(name, Map.of("id", "a", "n", 9L), List.of(), in));
        writes.put("delete", in -> driver().delete(name, "a", in));
        writes.put("bulkCreate", in -> driver().bulkCreate(name, List.of(Map.of("id", "y"), Map.of("id", "z")), in));
        writes.put("bulkUpdate", in -> driver().bulkUpdate(name, List.of(new RecordUpdate("a", Map.of("n", 9L))), in));
        writes.put("bulkDelete", in -> driver().bulkDelete(name, List.of("a", "b"), in));
        writes.put("updateMany", in -> driver().updateMany(name, QueryAST.ALL, Map.of("n", 9L), in));
        writes.put("deleteMany", in -> driver().deleteMany(name, QueryAST.ALL, in));
        List<DataRecord> before = object.all();

        writes.forEach((write, run) -> {
            Transaction transaction = driver().beginTransaction();
            run.accept(in(transaction));
            assertNotEquals(before, driver().find(name, QueryAST.ALL, in(transaction)), write);
            driver().rollback(transaction);
            assertEquals(before, object.all(), write);
        });
    }
}
