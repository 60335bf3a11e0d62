package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.await;
import static com.objectstack.driver.sqlite.Databases.endless;
import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines, interrupts and the end of the driver, on platform and on virtual threads. */
@Timeout(60)
class CancellationTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    /** Where a call comes from. */
    enum Caller {
        PLATFORM,
        VIRTUAL;

        Thread start(Runnable work) {
            return this == VIRTUAL
                    ? Thread.ofVirtual().start(work)
                    : Thread.ofPlatform().start(work);
        }
    }

    /** A call on its own thread that is expected to fail. */
    private static final class Victim {
        private final CompletableFuture<ErrorCode> code = new CompletableFuture<>();
        private final AtomicBoolean interruptedAfterwards = new AtomicBoolean();
        private final Thread thread;

        Victim(Caller caller, Runnable call) {
            thread = caller.start(() -> {
                try {
                    ErrorCode failed = failure(call::run).code();
                    interruptedAfterwards.set(Thread.currentThread().isInterrupted());
                    code.complete(failed);
                } catch (Throwable e) {
                    code.completeExceptionally(e);
                }
            });
        }

        ErrorCode code() throws Exception {
            return code.get(30, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void createTable() {
        executor = Databases.openFile(directory);
        write(executor, "create table t (a)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private void awaitActive(int connections) {
        await(() -> executor.poolStats().orElseThrow().active() == connections);
    }

    @ParameterizedTest
    @EnumSource
    void deadlineStopsAStatement(Caller caller) throws Exception {
        Victim victim =
                new Victim(caller, () -> executor.run(readOf(endless()), Deadline.after(Duration.ofMillis(20))));

        assertThat(victim.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(value(executor, "select 1")).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource
    void interruptStopsAStatementAndStaysSet(Caller caller) throws Exception {
        Victim victim = new Victim(caller, () -> executor.run(readOf(endless()), Deadline.NONE));
        awaitActive(1);

        victim.thread.interrupt();

        assertThat(victim.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(victim.interruptedAfterwards).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptStopsWaitingForTheWriter(Caller caller) throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        Victim victim = new Victim(caller, () -> write(executor, "insert into t values (1)"));
        await(() -> executor.poolStats().orElseThrow().waiting() == 1);

        victim.thread.interrupt();

        assertThat(victim.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(victim.interruptedAfterwards).isTrue();
        tx.rollback();
    }

    @ParameterizedTest
    @EnumSource
    void interruptInsideATransactionLosesIt(Caller caller) throws Exception {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<ErrorCode> later = new CompletableFuture<>();
        Victim victim = new Victim(caller, () -> {
            SqlTransaction tx = executor.begin(Deadline.NONE);
            write(tx, "insert into t values (1)");
            begun.complete(true);
            try {
                write(tx, "insert into t " + endless());
            } finally {
                Thread.interrupted();
                later.complete(
                        failure(() -> write(tx, "insert into t values (2)")).code());
                tx.rollback();
            }
        });
        begun.get(30, TimeUnit.SECONDS);

        victim.thread.interrupt();

        assertThat(victim.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @ParameterizedTest
    @EnumSource
    void interruptDoesNotStopARollback(Caller caller) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        caller.start(() -> {
            SqlTransaction tx = executor.begin(Deadline.NONE);
            write(tx, "insert into t values (1)");
            Thread.currentThread().interrupt();
            tx.rollback();
            done.complete(Thread.currentThread().isInterrupted());
        });

        assertThat(done.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(write(executor, "insert into t values (1)").changes()).isEqualTo(1);
    }

    @Test
    void interruptedThreadStartsNothing() {
        Thread.currentThread().interrupt();
        try {
            fails(ErrorCode.CANCELLED, () -> write(executor, "insert into t values (1)"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void deadlineThatHasPassedStartsNothing() {
        Deadline passed = Deadline.after(Duration.ofNanos(-1));

        fails(ErrorCode.TIMEOUT, () -> executor.run(writeOf("insert into t values (1)"), passed));

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void interruptedWriteIsUndone() {
        fails(
                ErrorCode.TIMEOUT,
                () -> executor.run(
                        writeOf("insert into t with recursive n(i) as (select 1 union all select i + 1 from n)"
                                + " select i from n"),
                        Deadline.after(Duration.ofMillis(50))));

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @ParameterizedTest
    @EnumSource
    void closeStopsRunningStatements(Caller caller) throws Exception {
        Victim victim = new Victim(caller, () -> executor.run(readOf(endless()), Deadline.NONE));
        awaitActive(1);

        executor.close();

        assertThat(victim.code()).isEqualTo(ErrorCode.DRIVER_CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsWaiting(Caller caller) throws Exception {
        executor.begin(Deadline.NONE);
        Victim victim = new Victim(caller, () -> write(executor, "insert into t values (1)"));
        await(() -> executor.poolStats().orElseThrow().waiting() == 1);

        executor.close();

        assertThat(victim.code()).isEqualTo(ErrorCode.DRIVER_CLOSED);
    }

    @Test
    void closeRollsBackOpenTransactions() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t values (1)");

        executor.close();

        fails(ErrorCode.DRIVER_CLOSED, () -> write(tx, "insert into t values (2)"));
        fails(ErrorCode.DRIVER_CLOSED, tx::commit);
        tx.rollback();
        try (SqlExecutor again = Databases.openFile(directory)) {
            assertThat(value(again, "select count(*) from t")).isEqualTo(0L);
        }
    }

    @Test
    void closeIsIdempotentAndFinal() {
        executor.close();
        executor.close();

        fails(ErrorCode.DRIVER_CLOSED, executor::open);
        fails(ErrorCode.DRIVER_CLOSED, () -> value(executor, "select 1"));
        fails(ErrorCode.DRIVER_CLOSED, () -> executor.begin(Deadline.NONE));
        fails(ErrorCode.DRIVER_CLOSED, () -> executor.stream(readOf("select 1"), Deadline.NONE));
    }

    @Test
    void closeLeavesNoLogBehind() {
        write(executor, "insert into t values (1)");

        executor.close();

        assertThat(directory.resolve("test.db-wal")).doesNotExist();
    }
}
