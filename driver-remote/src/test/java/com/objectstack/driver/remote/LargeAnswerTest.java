package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.read;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldBinary;
import com.objectstack.testing.sqld.SqldServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers past the server's limit, here 1 MB, arrive all the same, and writes are done once. */
@RequiresSqld
class LargeAnswerTest {
    private static final String ROWS =
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < 3000) select x, hex(zeroblob(500)) from n";

    private static SqldServer server;
    private RemoteExecutor executor;

    @BeforeAll
    static void start() {
        server = SqldServer.start(SqldBinary.find().orElseThrow(), "--max-response-size", "1MB");
        server.createDatabase("large");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        executor = new RemoteExecutor(Servers.config(server, "large").build());
        write(executor, "drop table if exists t");
        write(executor, "create table t (id integer primary key, v)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void aReadIsAskedForAgainAsACursor() {
        SqlResult result = read(executor, ROWS);

        assertThat(result.rows()).hasSize(3_000);
        assertThat(result.rows().get(2_999)[0]).isEqualTo(3_000L);
    }

    @Test
    void aWriteIsUndoneAndDoneAgainAsACursor() {
        SqlResult result = write(executor, "insert into t " + ROWS + " returning *");

        assertThat(result.rows()).hasSize(3_000);
        assertThat(result.changes()).isEqualTo(3_000);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(3_000L);
    }

    @Test
    void aBatchIsToo() {
        List<SqlResult> results = executor.batch(
                List.of(
                        SqlStatement.write("insert into t values (9999, 'x')", List.of()),
                        SqlStatement.write("insert into t " + ROWS + " returning *", List.of())),
                Deadline.NONE);

        assertThat(results.get(1).rows()).hasSize(3_000);
        assertThat(value(executor, "select count(*) from t")).isEqualTo(3_001L);
    }

    @Test
    void aTransactionGoesOnAfterwards() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        assertThat(read(transaction, ROWS).rows()).hasSize(3_000);
        assertThat(write(transaction, "insert into t " + ROWS + " returning *").rows())
                .hasSize(3_000);
        write(transaction, "insert into t values (9999, 'x')");
        transaction.commit();

        assertThat(value(executor, "select count(*) from t")).isEqualTo(3_001L);
    }
}
