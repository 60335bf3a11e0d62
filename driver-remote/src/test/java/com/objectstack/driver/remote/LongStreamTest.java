package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.ForkedJvm;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream needs the same memory for any number of rows: half a million of them, 100 MB, in a heap of 64 MB. */
@RequiresSqld
class LongStreamTest {
    private static final long ROWS = 500_000;

    /** Reads the table of the database that the arguments name. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            RemoteDriverConfig config = RemoteDriverConfig.builder()
                    .url(arguments[0])
                    .namespace(arguments[1])
                    .build();
            long sum = 0;
            SqlStatement all = SqlStatement.read("select id, a, b, c from t", List.of());
            try (SqlExecutor executor = new RemoteExecutor(config);
                    SqlCursor stream = executor.stream(all, Deadline.NONE)) {
                for (Object[] row = stream.next(); row != null; row = stream.next()) {
                    sum += (Long) row[0];
                }
            }
            System.out.println(sum);
        }
    }

    @Test
    void heapOf64MegabytesIsEnough(HranaTestClient database) throws Exception {
        try (RemoteExecutor executor = Servers.executor(database)) {
            write(executor, "create table t (id integer primary key, a text, b text, c real)");
            write(
                    executor,
                    "insert into t with recursive n(i) as (select 1 union all select i + 1 from n limit ?)"
                            + " select i, printf('name %d of many', i), printf('%040d', i), i / 7.0 from n",
                    ROWS);
        }

        Process reader =
                ForkedJvm.start(Reader.class, List.of("-Xmx64m"), database.url().toString(), database.database());
        String sum = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.exitValue()).isZero();
        assertThat(sum).isEqualTo(String.valueOf(ROWS * (ROWS + 1) / 2));
    }
}
