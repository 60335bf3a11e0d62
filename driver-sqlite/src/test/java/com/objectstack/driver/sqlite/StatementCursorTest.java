package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.await;
import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows read one by one on a file. */
class StatementCursorTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    @BeforeEach
    void fillTable() {
        executor = SqliteExecutors.open(Databases.file(directory)
                .readers(1)
                .acquireTimeout(Duration.ofMillis(50))
                .build());
        write(executor, "create table t (id integer primary key)");
        write(
                executor,
                "insert into t with recursive n(i) as (select 1 union all select i + 1 from n limit 1000)"
                        + " select i from n");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private SqlCursor stream() {
        return executor.stream(readOf("select id from t order by id"), Deadline.NONE);
    }

    private int active() {
        return executor.poolStats().orElseThrow().active();
    }

    @Test
    void rowsComeInOrderAndTheEndReleasesTheReader() {
        SqlCursor stream = stream();
        assertThat(stream.columns()).containsExactly("id");
        for (long id = 1; id <= 1000; id++) {
            assertThat(stream.next()).containsExactly(id);
        }
        assertThat(active()).isEqualTo(1);

        assertThat(stream.next()).isNull();

        assertThat(active()).isZero();
        assertThat(stream.next()).isNull();
    }

    @Test
    void closingEarlyReleasesTheReader() {
        try (SqlCursor stream = stream()) {
            stream.next();
        }

        assertThat(active()).isZero();
        assertThat(value(executor, "select count(*) from t")).isEqualTo(1000L);
    }

    @Test
    void closedStreamRefusesToRead() {
        SqlCursor stream = stream();
        stream.close();
        stream.close();

        fails(ErrorCode.INVALID_QUERY, stream::next);
    }

    @Test
    void abandonedStreamReleasesItsReaderOnceItIsGarbage() {
        stream().next();

        await(() -> {
            System.gc();
            return active() == 0;
        });
    }

    @Test
    void streamSeesOneSnapshot() {
        SqlCursor stream = stream();
        stream.next();

        write(executor, "delete from t");

        long rows = 1;
        while (stream.next() != null) {
            rows++;
        }
        assertThat(rows).isEqualTo(1000);
    }

    @Test
    void openStreamMakesTheNextReaderWaitAndTell() {
        try (SqlCursor stream = stream()) {
            stream.next();

            DriverException failure = Databases.failure(() -> value(executor, "select 1"));

            assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("a stream"));
        }
    }

    @Test
    void deadlineStopsAStream() {
        String endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
        SqlCursor stream = executor.stream(readOf(endless), Deadline.after(Duration.ofMillis(20)));

        fails(ErrorCode.TIMEOUT, () -> {
            while (stream.next() != null) {}
        });

        assertThat(active()).isZero();
        fails(ErrorCode.TIMEOUT, stream::next);
    }

    @Test
    void closedDriverEndsAStream() {
        SqlCursor stream = stream();
        stream.next();

        executor.close();

        fails(ErrorCode.DRIVER_CLOSED, stream::next);
        stream.close();
    }

    @Test
    void writingStatementIsRunAtOnce() {
        try (SqlCursor stream = executor.stream(writeOf("delete from t where id < 3 returning id"), Deadline.NONE)) {
            assertThat(value(executor, "select count(*) from t")).isEqualTo(998L);
            assertThat(stream.next()).containsExactly(1L);
        }
    }

    @Test
    void virtualThreadReadsTheSameRows() throws Exception {
        long[] sum = new long[1];
        Thread.ofVirtual()
                .start(() -> {
                    try (SqlCursor stream = stream()) {
                        for (Object[] row = stream.next(); row != null; row = stream.next()) {
                            sum[0] += (Long) row[0];
                        }
                    }
                })
                .join();

        assertThat(sum[0]).isEqualTo(500_500);
        assertThat(active()).isZero();
    }
}
