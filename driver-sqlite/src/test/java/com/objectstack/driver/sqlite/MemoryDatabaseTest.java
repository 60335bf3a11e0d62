package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A memory database is one connection. */
class MemoryDatabaseTest {
    private SqlExecutor executor;

    @BeforeEach
    void fillTable() {
        executor = Databases.openMemory();
        write(executor, "create table t (a)");
        write(executor, "insert into t values (1), (2), (3)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void oneConnectionServesAll() {
        assertThat(value(executor, "select count(*) from t")).isEqualTo(3L);
        assertThat(executor.poolStats()).contains(new PoolStats(1, 1, 0, 0));
    }

    @Test
    void streamIsASnapshotThatBlocksNobody() {
        SqlCursor stream = executor.stream(readOf("select a from t"), Deadline.NONE);
        stream.next();

        write(executor, "delete from t");

        assertThat(stream.columns()).containsExactly("a");
        assertThat(stream.next()).containsExactly(2L);
        assertThat(stream.next()).containsExactly(3L);
        assertThat(stream.next()).isNull();
    }

    @Test
    void closedStreamRefusesToRead() {
        SqlCursor stream = executor.stream(readOf("select a from t"), Deadline.NONE);
        stream.close();

        fails(ErrorCode.INVALID_QUERY, stream::next);
    }

    @Test
    void streamEndsWithTheDriver() {
        SqlCursor stream = executor.stream(readOf("select a from t"), Deadline.NONE);

        executor.close();

        fails(ErrorCode.DRIVER_CLOSED, stream::next);
    }

    @Test
    void readOutsideByTheTransactionsThreadIsRefusedAtOnce() {
        SqlTransaction tx = executor.begin(Deadline.NONE);

        DriverException failure = failure(() -> value(executor, "select 1"));

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryable()).isFalse();
        assertThat(executor.isHealthy()).isTrue();
        tx.rollback();
    }

    @Test
    void readOfAnotherThreadWaits() throws Exception {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t values (4)");
        var other = CompletableFuture.supplyAsync(() -> value(executor, "select count(*) from t"));
        Databases.await(() -> executor.poolStats().orElseThrow().waiting() == 1);

        tx.rollback();

        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(3L);
    }

    @Test
    void lostTransactionKeepsTheDatabase() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "delete from t");
        fails(ErrorCode.TIMEOUT, () -> tx.run(readOf(Databases.endless()), Deadline.after(Duration.ofMillis(20))));
        tx.rollback();

        assertThat(value(executor, "select count(*) from t")).isEqualTo(3L);
    }

    @Test
    void databasesAreSeparate() {
        try (SqlExecutor other = Databases.openMemory()) {
            fails(ErrorCode.INVALID_QUERY, () -> value(other, "select count(*) from t"));
        }
    }
}
