package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static com.objectstack.driver.remote.Servers.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions at a real server: nothing leaks out of them, and what is lost is told. */
@RequiresSqld
class RemoteTransactionTest {
    private RemoteExecutor executor;
    private HranaTestClient database;

    @BeforeEach
    void open(HranaTestClient client) {
        database = client;
        executor = Servers.executor(client);
        write(executor, "drop table if exists child");
        write(executor, "drop table if exists t");
        write(executor, "create table t (id integer primary key, v)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void whatIsCommittedLasts() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        assertThat(value(transaction, "select count(*) from t")).isEqualTo(1L);
        transaction.commit();

        assertThat(value(executor, "select v from t")).isEqualTo("a");
        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
    }

    @Test
    void whatIsRolledBackIsGone() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        transaction.rollback();

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
        assertThat(failure(() -> write(transaction, "delete from t")).code()).isEqualTo(ErrorCode.TRANSACTION_CLOSED);
    }

    @Test
    void nothingIsSentForATransactionWithoutStatements() {
        executor.begin(Deadline.NONE).commit();
        executor.begin(Deadline.NONE).rollback();

        assertThat(executor.poolStats().orElseThrow().waiting()).isZero();
    }

    @Test
    void aFailedStatementLeavesTheTransactionAsItWas() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        DriverException failure = failure(() -> write(transaction, "insert into t values (2, 'b'), (1, 'c')"));
        write(transaction, "insert into t values (3, 'd')");
        transaction.commit();

        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(value(executor, "select group_concat(id) from t")).isEqualTo("1,3");
    }

    @Test
    void aFailedFirstStatementLeavesItOpenToo() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        assertThat(failure(() -> write(transaction, "insert into nope values (1)"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(failure(() -> write(transaction, "selec")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        write(transaction, "insert into t values (1, 'a')");
        transaction.rollback();

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void aBatchInATransactionIsDoneAllOrNone() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        transaction.batch(writes("insert into t values (1, 'a')", "insert into t values (2, 'b')"), Deadline.NONE);
        DriverException failure = failure(() -> transaction.batch(
                writes("insert into t values (3, 'c')", "insert into t values (1, 'd')"), Deadline.NONE));
        transaction.commit();

        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(value(executor, "select group_concat(id) from t")).isEqualTo("1,2");
    }

    @Test
    void aStatementThatRollsBackLosesTheTransactionAndNothingLeaks() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        assertThat(failure(() -> write(transaction, "insert or rollback into t values (1, 'b')"))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(failure(() -> write(transaction, "insert into t values (2, 'c')"))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.TRANSACTION_LOST);
        transaction.rollback();

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void aCommitThatAConstraintRefusesLeavesTheTransactionOpen() {
        write(executor, "create table child (t integer references t deferrable initially deferred)");
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into child values (7)");
        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        write(transaction, "insert into t values (7, 'g')");
        transaction.commit();

        assertThat(value(executor, "select t from child")).isEqualTo(7L);
    }

    @Test
    void foreignKeysAreProvenOffAndOnAgainAfterwards() {
        write(executor, "create table child (t integer references t)");
        SqlTransaction transaction = executor.beginWithoutForeignKeys(Deadline.NONE);
        write(transaction, "insert into child values (7)");
        transaction.commit();

        assertThat(value(executor, "select t from child")).isEqualTo(7L);
        assertThat(failure(() -> write(executor, "insert into child values (8)"))
                        .code())
                .isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
    }

    @Test
    void aThreadDoesNotWaitForItsOwnTransaction() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);

        DriverException failure = failure(() -> write(executor, "delete from t"));

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryable()).isFalse();
        transaction.rollback();
    }

    @Test
    void anotherThreadsWriteWaitsForTheTransaction() throws Exception {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        CompletableFuture<Object> later = CompletableFuture.supplyAsync(
                () -> write(executor, "update t set v = 'b' returning v").rows().get(0)[0]);
        while (executor.poolStats().orElseThrow().waiting() == 0) {
            Thread.onSpinWait();
        }
        transaction.commit();

        assertThat(later.get(20, TimeUnit.SECONDS)).isEqualTo("b");
        assertThat(value(executor, "select v from t")).isEqualTo("b");
    }

    @Test
    void aSnapshotSeesOneState() {
        write(executor, "insert into t values (1, 'a')");
        SqlTransaction snapshot = executor.snapshot(Deadline.NONE);
        assertThat(value(snapshot, "select count(*) from t")).isEqualTo(1L);
        write(executor, "insert into t values (2, 'b')");

        assertThat(value(snapshot, "select count(*) from t")).isEqualTo(1L);
        snapshot.rollback();
        assertThat(value(executor, "select count(*) from t")).isEqualTo(2L);
    }

    @Test
    void aStrangerWhoWaitsTakesTheLockAndNothingLeaksIntoAutocommit() throws Exception {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'ours')");
        CountDownLatch done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            database.execute("insert into t values (2, 'theirs')");
            done.countDown();
        });
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(failure(() -> write(transaction, "insert into t values (3, 'ours')"))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(failure(() -> write(transaction, "insert into t values (4, 'ours')"))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_LOST);
        transaction.rollback();
        assertThat(value(executor, "select group_concat(v) from t")).isEqualTo("theirs");
    }

    @Test
    void aTransactionOverItsDeadlineIsLost() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        String slow =
                "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000000000) select max(x) from n";

        DriverException failure = failure(
                () -> transaction.run(SqlStatement.read(slow, List.of()), Deadline.after(Duration.ofMillis(100))));

        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }
}
