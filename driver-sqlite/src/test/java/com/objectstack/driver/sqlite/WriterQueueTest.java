package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.await;
import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
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
import org.junit.jupiter.api.io.TempDir;

/** Who waits for the writer, for how long, and who must not. */
class WriterQueueTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    @BeforeEach
    void createTable() {
        executor = Databases.openFile(directory);
        write(executor, "create table t (id integer primary key, a)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private Object count() {
        return value(executor, "select count(*) from t");
    }

    @Test
    void writeOutsideByTheSameThreadIsRefusedAtOnce() {
        SqlTransaction tx = executor.begin(Deadline.NONE);

        DriverException failure = failure(() -> write(executor, "insert into t (id) values (1)"));

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).startsWith("use tx"));
        fails(ErrorCode.BUSY, () -> executor.begin(Deadline.NONE));
        assertThat(count()).isEqualTo(0L);
        tx.rollback();
    }

    @Test
    void threadThatUsedTheTransactionLastIsRefusedToo() throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);

        ErrorCode code = CompletableFuture.supplyAsync(() -> {
                    write(tx, "insert into t (id) values (1)");
                    return failure(() -> write(executor, "insert into t (id) values (2)"))
                            .code();
                })
                .get(30, TimeUnit.SECONDS);

        assertThat(code).isEqualTo(ErrorCode.BUSY);
        tx.rollback();
    }

    @Test
    void otherThreadWaitsForTheEnd() throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");
        var other = CompletableFuture.supplyAsync(
                () -> write(executor, "update t set a = 'seen'").changes());
        await(() -> executor.poolStats().orElseThrow().waiting() == 1);

        tx.commit();

        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(1L);
    }

    @Test
    void waitingTooLongTellsWhoHoldsTheWriter() throws Exception {
        try (SqlExecutor impatient = SqliteExecutors.open(Databases.file(directory.resolve("other"))
                .acquireTimeout(Duration.ofMillis(20))
                .build())) {
            SqlTransaction tx = impatient.begin(Deadline.NONE);

            DriverException failure = CompletableFuture.supplyAsync(
                            () -> failure(() -> write(impatient, "create table u (id)")))
                    .get(30, TimeUnit.SECONDS);

            assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint)
                            .contains("transaction " + tx.id())
                            .contains(Thread.currentThread().getName())
                            .contains("since 20"));
            tx.rollback();
        }
    }

    @Test
    void waitingCountsAgainstTheDeadline() throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);

        DriverException failure = CompletableFuture.supplyAsync(() -> failure(() ->
                        executor.run(writeOf("insert into t (id) values (1)"), Deadline.after(Duration.ofMillis(20)))))
                .get(30, TimeUnit.SECONDS);

        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure.retryable()).isTrue();
        tx.rollback();
    }

    @Test
    void virtualThreadThatHoldsTheTransactionIsRefusedToo() throws Exception {
        CompletableFuture<ErrorCode> code = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            SqlTransaction tx = executor.begin(Deadline.NONE);
            code.complete(failure(() -> write(executor, "insert into t (id) values (1)"))
                    .code());
            tx.rollback();
        });

        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ErrorCode.BUSY);
    }
}
