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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines and interrupts, on platform and on virtual threads. */
@Timeout(60)
class CancellationTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

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

        victim.interrupt();

        assertThat(victim.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(victim.interruptedAfterwards()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptStopsWaitingForTheWriter(Caller caller) throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        Victim victim = new Victim(caller, () -> write(executor, "insert into t values (1)"));
        await(() -> executor.poolStats().orElseThrow().waiting() == 1);

        victim.interrupt();

        assertThat(victim.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(victim.interruptedAfterwards()).isTrue();
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

        victim.interrupt();

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
}
