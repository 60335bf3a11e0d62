package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many callers at a time. */
@RequiresSqld
class RemoteConcurrencyTest {
    private static final int THREADS = 200;
    private static final int ROUNDS = 5;

    @Test
    void twoHundredThreadsTakeTurnsAndLeaveNothingBehind(HranaTestClient database) throws Exception {
        try (RemoteExecutor executor = Servers.executor(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            write(executor, "create table t (thread integer, round integer)");
            List<Future<?>> all = new ArrayList<>();
            for (long thread = 0; thread < THREADS; thread++) {
                long number = thread;
                all.add(threads.submit(() -> work(executor, number)));
            }
            for (Future<?> each : all) {
                each.get();
            }

            assertThat(value(executor, "select count(*) from t")).isEqualTo((long) THREADS * ROUNDS);
            assertThat(executor.poolStats().orElseThrow().active()).isZero();
        }
    }

    private static void work(RemoteExecutor executor, long thread) {
        for (long round = 0; round < ROUNDS; round++) {
            if ((thread + round) % 10 == 0) {
                SqlTransaction transaction = executor.begin(Deadline.NONE);
                write(transaction, "insert into t values (?, ?)", thread, round);
                transaction.commit();
            } else {
                write(executor, "insert into t values (?, ?)", thread, round);
            }
            assertThat(value(executor, "select count(*) from t where thread = ?", thread))
                    .isEqualTo(round + 1);
        }
    }

    @Test
    void whoeverFindsNoPlaceIsToldWhatToDo(HranaTestClient database) {
        try (RemoteExecutor executor = new RemoteExecutor(Servers.config(database)
                        .concurrency(1)
                        .acquireTimeout(Duration.ofMillis(50))
                        .build());
                SqlCursor open = executor.stream(SqlStatement.read("select 1", List.of()), Deadline.NONE)) {
            DriverException busy = failure(() -> value(executor, "select 1"));
            DriverException late = failure(
                    () -> executor.run(SqlStatement.read("select 1", List.of()), Deadline.after(Duration.ofMillis(5))));

            assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(busy.retryable()).isTrue();
            assertThat(late.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(open.next()).containsExactly(1L);
        }
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsHasDoneNothing(HranaTestClient database) throws Exception {
        try (RemoteExecutor executor = Servers.executor(database)) {
            write(executor, "create table if not exists u (a)");
            SqlTransaction transaction = executor.begin(Deadline.NONE);
            List<ErrorCode> codes = new ArrayList<>();
            Thread waiting = Thread.startVirtualThread(() -> codes.add(
                    failure(() -> write(executor, "insert into u values (1)")).code()));
            while (executor.poolStats().orElseThrow().waiting() == 0) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            waiting.join();
            transaction.rollback();

            assertThat(codes).containsExactly(ErrorCode.CANCELLED);
            assertThat(value(executor, "select count(*) from u")).isEqualTo(0L);
        }
    }
}
