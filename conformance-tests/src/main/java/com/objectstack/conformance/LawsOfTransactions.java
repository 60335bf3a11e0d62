package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions and savepoints; contract §5.18, SEMANTICS.md decision 20. */
public abstract class LawsOfTransactions extends RunningDriver {
    private static final ObjectSchema COUNTER =
            ObjectSchema.of("tx", FieldSchema.of("n", FieldType.NUMBER), FieldSchema.of("s", FieldType.TEXT));

    private @Nullable Table table;

    /** For subclasses. */
    protected LawsOfTransactions() {}

    @BeforeEach
    void createTheTable() {
        require(Capability.TRANSACTIONS);
        table = Table.of(driver(), COUNTER, List.of(Map.of("id", "a", "n", 1L)));
    }

    @AfterEach
    void removeTheTable() {
        if (table != null) {
            table.close();
        }
    }

    @Test
    void committedWritesStay() {
        Transaction transaction = driver().beginTransaction();
        write(transaction, "b");
        update(transaction, 2);
        driver().commit(transaction);

        assertEquals(List.of("a", "b"), ids());
        assertEquals(2L, counter());
    }

    @Test
    void rolledBackWritesAreGone() {
        Transaction transaction = driver().beginTransaction();
        write(transaction, "b");
        update(transaction, 2);
        driver().delete(object(), "a", in(transaction));
        driver().rollback(transaction);

        assertEquals(List.of("a"), ids());
        assertEquals(1L, counter());
    }

    @Test
    void everyReadInATransactionSeesItsWrites() {
        IDataDriver driver = driver();
        Transaction transaction = driver.beginTransaction();
        DriverOptions in = in(transaction);
        write(transaction, "b");
        QueryAST counting = Query.query().aggregate(Aggregation.count("n")).build();

        assertEquals(2, driver.find(object(), QueryAST.ALL, in).size());
        assertEquals(2, driver.count(object(), QueryAST.ALL, in));
        assertEquals("b", driver.findById(object(), "b", in).orElseThrow().id());
        assertEquals(2L, driver.find(object(), counting, in).get(0).get("n"));
        try (RecordStream stream = driver.findStream(object(), QueryAST.ALL, in)) {
            assertEquals(2, stream.stream().count());
        }
        driver.rollback(transaction);
    }

    @Test
    void anotherReaderSeesAllOfATransactionOrNothing() {
        Transaction transaction = driver().beginTransaction();
        write(transaction, "b");
        CompletableFuture<Long> outside =
                driver().async(other -> other.count(object(), QueryAST.ALL)).toCompletableFuture();
        write(transaction, "c");
        driver().commit(transaction);

        long seen = outside.join();

        assertEquals(seen == 1 ? 1 : 3, seen);
        assertEquals(3, driver().count(object(), QueryAST.ALL));
    }

    @Test
    void aFinishedTransactionTakesNothingMore() {
        Transaction committed = driver().beginTransaction();
        driver().commit(committed);
        assertClosed(committed);

        Transaction rolledBack = driver().beginTransaction();
        driver().rollback(rolledBack);
        assertClosed(rolledBack);
    }

    private void assertClosed(Transaction transaction) {
        List<Runnable> calls = List.of(
                () -> driver().find(object(), QueryAST.ALL, in(transaction)),
                () -> driver().count(object(), QueryAST.ALL, in(transaction)),
                () -> write(transaction, "z"),
                () -> driver().delete(object(), "a", in(transaction)),
                () -> driver().commit(transaction),
                () -> driver().rollback(transaction),
                () -> transaction.savepoint("s"));
        for (Runnable call : calls) {
            assertEquals(ErrorCode.TRANSACTION_CLOSED, refusal(call).code());
        }
        assertEquals(List.of("a"), ids());
    }

    @Test
    void aTransactionOfAnotherDriverIsRefused() {
        try (IDataDriver other = subject().start()) {
            Transaction foreign = other.beginTransaction();

            assertEquals(
                    ErrorCode.INVALID_QUERY,
                    refusal(() -> driver().commit(foreign)).code());
            assertEquals(
                    ErrorCode.INVALID_QUERY,
                    refusal(() -> driver().rollback(foreign)).code());
            assertEquals(
                    ErrorCode.INVALID_QUERY, refusal(() -> write(foreign, "z")).code());
            other.rollback(foreign);
        }
        assertEquals(List.of("a"), ids());
    }

    @Test
    void everyIsolationLevelThatIsClaimedIsAccepted() {
        for (IsolationLevel level : driver().supports().isolationLevels()) {
            Transaction transaction = driver().beginTransaction(level);
            write(transaction, level.wireName());
            driver().commit(transaction);
        }

        assertEquals(1 + driver().supports().isolationLevels().size(), ids().size());
    }

    @Test
    void aRefusedOrFailedWriteLeavesTheTransactionUsable() {
        Transaction transaction = driver().beginTransaction();
        write(transaction, "b");
        List<Map<String, String>> twins = List.of(Map.of("id", "c"), Map.of("id", "a"));

        assertEquals(
                ErrorCode.UNKNOWN_FIELD,
                refusal(() -> create(transaction, Map.of("nope", 1L))).code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> write(transaction, "a")).code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                refusal(() -> driver().bulkCreate(object(), twins, in(transaction)))
                        .code());
        write(transaction, "d");
        driver().commit(transaction);

        assertEquals(List.of("a", "b", "d"), ids());
    }

    @Test
    void workIsCommittedWhenItReturnsAndRolledBackWhenItThrows() {
        new WorkLaws(driver(), theTable()).returningCommitsAndThrowingRollsBack();
    }

    @Test
    void aViewOutlivesItsWorkAsAClosedOne() {
        new WorkLaws(driver(), theTable()).aViewIsClosedAfterItsWork();
    }

    @Test
    void nestedWorkIsPartOfTheOuterWork() {
        require(Capability.SAVEPOINTS);
        new WorkLaws(driver(), theTable()).nestedWorkIsPartOfTheOuterWork();
    }

    @Test
    void nestedWorkIsUndoneWithTheOuterWork() {
        require(Capability.SAVEPOINTS);
        new WorkLaws(driver(), theTable()).nestedWorkIsUndoneWithTheOuterWork();
    }

    @Test
    void writesAreReadByEveryoneOnceTheyReturned() {
        for (int number = 0; number < 50; number++) {
            String id = "w" + number;
            driver().create(object(), Map.of("id", id));
            boolean seen = driver().async(other -> other.findById(object(), id).isPresent())
                    .toCompletableFuture()
                    .join();

            assertEquals(true, seen, id);
        }
    }

    @Test
    void rollingBackToASavepointUndoesWhatCameAfterIt() {
        require(Capability.SAVEPOINTS);
        new SavepointLaws(driver(), theTable()).rollbackToUndoesWhatCameAfter();
    }

    @Test
    void releasingASavepointKeepsWhatWasWritten() {
        require(Capability.SAVEPOINTS);
        new SavepointLaws(driver(), theTable()).releaseKeepsWhatWasWritten();
    }

    @Test
    void theNewestOfSeveralSavepointsOfOneNameCounts() {
        require(Capability.SAVEPOINTS);
        new SavepointLaws(driver(), theTable()).theNewestOfOneNameCounts();
    }

    @Test
    void savepointNamesAreAnyText() {
        require(Capability.SAVEPOINTS);
        new SavepointLaws(driver(), theTable()).namesAreAnyText();
    }

    @Test
    void aSavepointThatIsNotThereIsRefused() {
        require(Capability.SAVEPOINTS);
        new SavepointLaws(driver(), theTable()).unknownNamesAreRefused();
    }

    @Test
    void concurrentIncrementsLoseNoUpdate() {
        new CounterLaw(driver(), object()).eightThreadsLoseNoUpdate();
    }

    private Table theTable() {
        return Objects.requireNonNull(table, "table");
    }

    private String object() {
        return theTable().name();
    }

    static DriverOptions in(Transaction transaction) {
        return DriverOptions.NONE.withTransaction(transaction);
    }

    private void write(Transaction transaction, String id) {
        create(transaction, Map.of("id", id));
    }

    private void create(Transaction transaction, Map<String, ?> data) {
        driver().create(object(), data, in(transaction));
    }

    private void update(Transaction transaction, long n) {
        driver().update(object(), "a", Map.of("n", n), in(transaction));
    }

    private List<String> ids() {
        return Table.ids(theTable().all());
    }

    private @Nullable Object counter() {
        return driver().findById(object(), "a").orElseThrow().get("n");
    }

    static DriverException refusal(Runnable call) {
        return Outcome.of(call).orFail("the call");
    }
}
