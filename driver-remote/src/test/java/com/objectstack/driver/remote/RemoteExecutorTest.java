package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.read;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static com.objectstack.driver.remote.Servers.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements and batches by themselves, at a real server. */
@RequiresSqld
class RemoteExecutorTest {
    private RemoteExecutor executor;

    @BeforeEach
    void open(HranaTestClient database) {
        executor = Servers.executor(database);
        write(executor, "drop table if exists t");
        write(executor, "create table t (id integer primary key, v)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void valuesComeBackAsTheyWereSent() {
        Object[] values = {
            null,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            "",
            "a\0b",
            "𝄞 \"\\/",
            new byte[0],
            new byte[] {0, 1, -1}
        };
        for (Object value : values) {
            write(executor, "insert into t (v) values (?)", value);
        }

        List<Object[]> rows = read(executor, "select v from t order by id").rows();

        assertThat(rows.stream().map(row -> row[0]).toArray()).isEqualTo(values);
        assertThat(Arrays.stream(values).filter(Double.class::isInstance).toList())
                .containsExactly(1.5, -0.0, Double.MIN_VALUE, Double.MAX_VALUE);
    }

    @Test
    void changesAreCountedForWritesAlone() {
        assertThat(write(executor, "insert into t (v) values (1), (2), (3)").changes())
                .isEqualTo(3);
        assertThat(write(executor, "update t set v = 4 where v > 1 returning id")
                        .changes())
                .isEqualTo(2);
        assertThat(read(executor, "select * from t").changes()).isZero();
    }

    @Test
    void aBatchIsDoneAllOrNone() {
        List<SqlResult> done = executor.batch(
                writes("insert into t values (1, 'a')", "insert into t values (2, 'b') returning v"), Deadline.NONE);
        DriverException failure = failure(() -> executor.batch(
                writes("insert into t values (3, 'c')", "insert into t values (1, 'd')"), Deadline.NONE));

        assertThat(done.get(1).rows().get(0)).containsExactly("b");
        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(2L);
    }

    @Test
    void aBatchThatRollsItselfBackLeavesNothing() {
        write(executor, "insert into t values (1, 'a')");

        DriverException failure = failure(() -> executor.batch(
                writes(
                        "insert into t values (3, 'c')",
                        "insert or rollback into t values (1, 'd')",
                        "insert into t values (4, 'e')"),
                Deadline.NONE));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selec 1",
                "select 1; select 2",
                "select nope from t",
                "select * from nope",
                "begin",
                "commit",
                "savepoint s",
                "",
                "select ?",
                "select 1 garbage here"
            })
    void whatIsNoSingleStatementIsAnInvalidQuery(String sql) {
        assertThat(failure(() -> read(executor, sql)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacuum", "create temp table x (a)", "analyze"})
    void whatTheServerDoesNotRunIsUnsupported(String sql) {
        DriverException failure = failure(() -> write(executor, sql));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.getMessage()).doesNotContain(sql);
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        Deadline past = new Deadline(System.nanoTime() - 1);

        assertThat(failure(() -> executor.run(SqlStatement.write("delete from t", List.of()), past))
                        .code())
                .isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void aStatementOverItsDeadlineIsBrokenOff() {
        String slow =
                "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000000000) select max(x) from n";
        Deadline soon = Deadline.after(Duration.ofMillis(100));

        assertThat(failure(() -> executor.run(SqlStatement.read(slow, List.of()), soon))
                        .code())
                .isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void aClosedExecutorRefusesEverything() {
        executor.close();

        assertThat(failure(() -> read(executor, "select 1")).code()).isEqualTo(ErrorCode.DRIVER_CLOSED);
        assertThat(executor.isHealthy()).isFalse();
    }
}
