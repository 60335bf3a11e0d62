package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.await;
import static com.objectstack.driver.sqlite.Databases.endless;
import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the end of a driver does to those who use it. */
@Timeout(60)
class CloseTest {
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

    /** The threads that do the work of virtual ones are all taken then. */
    @Test
    void closeByAVirtualThreadStopsAllTheOthers() throws Exception {
        SqlExecutor busy = SqliteExecutors.open(
                Databases.file(directory.resolve("busy")).readers(2).build());
        write(busy, "create table t (a)");
        List<Victim> victims = IntStream.range(0, 6)
                .mapToObj(i -> new Victim(
                        Caller.VIRTUAL,
                        i % 2 == 0
                                ? () -> busy.run(readOf(endless()), Deadline.NONE)
                                : () -> write(busy, "insert into t " + endless())))
                .toList();
        await(() -> busy.poolStats().orElseThrow().active() == 3);

        Caller.VIRTUAL.start(busy::close).join();

        for (Victim victim : victims) {
            assertThat(victim.code()).isEqualTo(ErrorCode.DRIVER_CLOSED);
        }
    }
}
