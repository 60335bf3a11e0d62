package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldBinary;
import com.objectstack.testing.sqld.SqldServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are read as the server sends them. */
@RequiresSqld
class RemoteCursorTest {
    private static final String NUMBERS =
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < ?) select x, 'row ' || x as name from n";

    private RemoteExecutor executor;

    @BeforeEach
    void open(HranaTestClient database) {
        executor = Servers.executor(database);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void rowsComeInOrderToTheLast() {
        long rows = 0;
        try (SqlCursor cursor = stream(NUMBERS, 20_000L)) {
            assertThat(cursor.columns()).containsExactly("x", "name");
            for (Object[] row = cursor.next(); row != null; row = cursor.next()) {
                assertThat(row).containsExactly(++rows, "row " + rows);
            }
            assertThat(cursor.next()).isNull();
        }
        assertThat(rows).isEqualTo(20_000);
    }

    @Test
    void aStatementWithoutRowsHasColumnsAllTheSame() {
        try (SqlCursor cursor = stream("select 1 as one where 0")) {
            assertThat(cursor.columns()).containsExactly("one");
            assertThat(cursor.next()).isNull();
        }
    }

    @Test
    void aFailureIsTheSameAsWithoutStreaming() {
        assertThat(failure(() -> stream("selec")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(failure(() -> stream("select nope")).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(failure(() -> stream("vacuum")).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        try (SqlCursor cursor = stream("select 1 union all select abs(-9223372036854775807 - 1)")) {
            assertThat(failure(() -> {
                                while (cursor.next() != null) {
                                    // Until it fails.
                                }
                            })
                            .code())
                    .isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
        }
    }

    /** At a server of its own, whose connections are counted. */
    @Test
    void closingEarlyGivesThePlaceBackHereAndThere() throws Exception {
        try (SqldServer server = SqldServer.start(SqldBinary.find().orElseThrow())) {
            server.createDatabase("streams");
            try (RemoteExecutor counted =
                    new RemoteExecutor(Servers.config(server, "streams").build())) {
                SqlCursor cursor = counted.stream(SqlStatement.read(NUMBERS, List.of(1_000_000_000L)), Deadline.NONE);
                assertThat(cursor.next()).containsExactly(1L, "row 1");
                assertThat(counted.poolStats().orElseThrow().active()).isEqualTo(1);
                assertThat(connections(server)).isEqualTo(1);

                cursor.close();

                assertThat(counted.poolStats().orElseThrow().active()).isZero();
                long closed = System.nanoTime();
                while (connections(server) > 0) {
                    assertThat(System.nanoTime() - closed).isLessThan(TimeUnit.SECONDS.toNanos(5));
                }
                assertThat(failure(cursor::next).code()).isEqualTo(ErrorCode.INVALID_QUERY);
            }
        }
    }

    private static int connections(SqldServer server) throws IOException, InterruptedException {
        HttpRequest metrics =
                HttpRequest.newBuilder(server.adminUrl().resolve("/metrics")).build();
        String all = HttpClient.newHttpClient()
                .send(metrics, BodyHandlers.ofString())
                .body();
        return all.lines()
                .filter(line -> line.startsWith("libsql_server_concurrent_connections "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aDeadlineEndsAStreamThatIsBeingRead() {
        SqlCursor cursor = executor.stream(
                SqlStatement.read(NUMBERS, List.of(1_000_000_000L)), Deadline.after(Duration.ofMillis(300)));

        assertThat(failure(() -> {
                            while (cursor.next() != null) {
                                // Until it fails.
                            }
                        })
                        .code())
                .isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void closingTheDriverEndsItsStreams() {
        SqlCursor cursor = stream(NUMBERS, 1_000_000_000L);

        executor.close();

        assertThat(failure(cursor::next).code()).isEqualTo(ErrorCode.DRIVER_CLOSED);
    }

    @Test
    void writersDoNotWaitForAStream() {
        write(executor, "create table if not exists w (a)");
        try (SqlCursor cursor = stream(NUMBERS, 1_000_000L)) {
            cursor.next();
            write(executor, "insert into w values (1)");
            assertThat(value(executor, "select count(*) from w")).isEqualTo(1L);
        }
    }

    private SqlCursor stream(String sql, Object... binds) {
        return executor.stream(SqlStatement.read(sql, List.of(binds)), Deadline.NONE);
    }
}
