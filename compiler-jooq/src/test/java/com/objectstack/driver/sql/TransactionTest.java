package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 5.18. */
class TransactionTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT);
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    private long records() {
        return driver.count("account", QueryAST.ALL);
    }

    private static DriverOptions in(Transaction transaction) {
        return DriverOptions.NONE.withTransaction(transaction);
    }

    @Test
    void b221_committedWritesLast() {
        Transaction transaction = driver.beginTransaction();
        driver.create("account", data("id", "1"), in(transaction));
        driver.bulkCreate("account", List.of(data("id", "2"), data("id", "3")), in(transaction));
        assertThat(driver.count("account", QueryAST.ALL, in(transaction))).isEqualTo(3);

        driver.commit(transaction);

        assertThat(records()).isEqualTo(3);
    }

    @Test
    void b221_rolledBackWritesAreGone() {
        Transaction transaction = driver.beginTransaction();
        driver.create("account", data("id", "1"), in(transaction));

        driver.rollback(transaction);

        assertThat(records()).isZero();
    }

    @Test
    void b228_anEndedTransactionIsClosed() {
        Transaction transaction = driver.beginTransaction();
        driver.commit(transaction);

        assertThat(Refusals.of(() -> driver.commit(transaction)).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        assertThat(Refusals.of(() -> driver.rollback(transaction)).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        assertThat(Refusals.of(() -> transaction.savepoint("a")).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        assertThat(Refusals.of(() -> transaction.release("a")).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        assertThat(Refusals.of(() -> driver.find("account", QueryAST.ALL, in(transaction)))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_CLOSED);
    }

    @Test
    void b228_aTransactionOfAnotherDriverIsRefused() {
        try (TestDatabase other = new TestDatabase(ACCOUNT)) {
            Transaction transaction = other.driver.beginTransaction();

            assertThat(Refusals.of(() -> driver.commit(transaction)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
            assertThat(Refusals.of(() -> driver.create("account", data(), in(transaction)))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_QUERY);
        }
    }

    @Test
    void b226_aSavepointUndoesWhatCameAfterItAndStays() {
        Transaction transaction = driver.beginTransaction();
        driver.create("account", data("id", "1"), in(transaction));
        transaction.savepoint("it's here");
        driver.create("account", data("id", "2"), in(transaction));
        transaction.rollbackTo("it's here");
        driver.create("account", data("id", "3"), in(transaction));
        transaction.rollbackTo("it's here");
        driver.commit(transaction);

        assertThat(db.query("select id from account")).containsExactly(new Object[] {"1"});
    }

    @Test
    void ofSavepointsWithOneNameTheNewestWins() {
        Transaction transaction = driver.beginTransaction();
        transaction.savepoint("a");
        driver.create("account", data("id", "1"), in(transaction));
        transaction.savepoint("a");
        driver.create("account", data("id", "2"), in(transaction));
        transaction.rollbackTo("a");
        transaction.release("a");
        driver.create("account", data("id", "3"), in(transaction));
        transaction.rollbackTo("a");
        driver.commit(transaction);

        assertThat(records()).isZero();
    }

    @Test
    void releaseForgetsTheSavepointsAfterItToo() {
        Transaction transaction = driver.beginTransaction();
        transaction.savepoint("a");
        transaction.savepoint("b");
        transaction.release("a");

        assertThat(Refusals.of(() -> transaction.rollbackTo("b")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(Refusals.of(() -> transaction.release("a")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void aSavepointsNameIsPlainText() {
        Transaction transaction = driver.beginTransaction();

        assertThat(Refusals.of(() -> transaction.savepoint("a\u0000")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void inTransactionCommitsWhenTheWorkReturns() {
        String id =
                driver.inTransaction(tx -> tx.create("account", data("id", "1")).id());

        assertThat(id).isEqualTo("1");
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void inTransactionRollsBackWhateverIsThrown() {
        assertThatThrownBy(() -> driver.runInTransaction(tx -> {
                    tx.create("account", data("id", "1"));
                    throw new AssertionError("mine");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("mine");
        assertThat(records()).isZero();
    }

    @Test
    void aFailedRollbackIsSuppressedIntoTheCause() {
        assertThatThrownBy(() -> driver.runInTransaction(tx -> {
                    db.executor.close();
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void nestedWorkIsASavepoint() {
        driver.runInTransaction(tx -> {
            tx.create("account", data("id", "1"));
            assertThatThrownBy(() -> tx.runInTransaction(nested -> {
                        nested.create("account", data("id", "2"));
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            tx.runInTransaction(nested -> nested.create("account", data("id", "3")));
        });

        assertThat(db.query("select id from account order by id"))
                .containsExactly(new Object[] {"1"}, new Object[] {"3"});
    }

    @Test
    void aViewIsClosedOnceItsWorkHasEnded() {
        AtomicReference<DataOperations> outer = new AtomicReference<>();
        AtomicReference<DataOperations> nested = new AtomicReference<>();
        driver.runInTransaction(tx -> {
            outer.set(tx);
            tx.runInTransaction(nested::set);
            assertThat(Refusals.of(() -> nested.get().count("account", QueryAST.ALL))
                            .code())
                    .isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        });

        assertThat(Refusals.of(() -> outer.get().count("account", QueryAST.ALL)).code())
                .isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        assertThat(Refusals.of(() -> outer.get().runInTransaction(tx -> {})).code())
                .isEqualTo(ErrorCode.TRANSACTION_CLOSED);
    }

    @Test
    void aViewRefusesAnotherTransaction() {
        Transaction foreign = new TestDatabase().driver.beginTransaction();

        driver.runInTransaction(tx -> assertThat(Refusals.of(() -> tx.count("account", QueryAST.ALL, in(foreign)))
                        .code())
                .isEqualTo(ErrorCode.INVALID_QUERY));
    }

    @Test
    void aTableMadeInATransactionIsKnownThere() {
        driver.runInTransaction(tx -> {
            tx.execute("create table made (id text primary key, n)");
            assertThat(tx.create("made", data("n", 1))).containsEntry("n", 1L);
        });

        assertThat(driver.count("made", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void aTableRolledBackIsForgotten() {
        Transaction transaction = driver.beginTransaction();
        driver.execute("create table made (id text primary key)", List.of(), in(transaction));
        driver.create("made", data(), in(transaction));
        driver.rollback(transaction);

        assertThat(Refusals.of(() -> driver.create("made", data())).code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void closingTheDriverRollsBackWhatIsOpen() {
        try (CapturedLog log = new CapturedLog()) {
            Transaction transaction = driver.beginTransaction();
            driver.create("account", data("id", "1"), in(transaction));

            driver.close();

            assertThat(log.warnings()).singleElement().asString().contains("still open");
            assertThat(Refusals.of(() -> driver.commit(transaction)).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
        }
    }
}
