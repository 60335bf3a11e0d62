package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.ForkedJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream needs the same memory for any number of rows: a million of them in a heap of 64 MB. */
class StreamOfAMillionTest {
    private static final long ROWS = 1_000_000;

    @TempDir
    Path directory;

    /** Reads the table of the directory in the first argument on a platform and on a virtual thread. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (SqlExecutor executor = Databases.openFile(Path.of(arguments[0]))) {
                System.out.println(sum(executor));
                Thread.ofVirtual()
                        .start(() -> System.out.println(sum(executor)))
                        .join();
            }
        }

        private static long sum(SqlExecutor executor) {
            long sum = 0;
            SqlStatement all = SqlStatement.read("select id, a, b, c from t", List.of());
            try (SqlCursor stream = executor.stream(all, Deadline.NONE)) {
                for (Object[] row = stream.next(); row != null; row = stream.next()) {
                    sum += (Long) row[0];
                }
            }
            return sum;
        }
    }

    @Test
    void heapOf64MegabytesIsEnough() throws Exception {
        try (SqlExecutor executor = Databases.openFile(directory)) {
            write(executor, "create table t (id integer primary key, a text, b text, c real)");
            write(
                    executor,
                    "insert into t with recursive n(i) as (select 1 union all select i + 1 from n limit ?)"
                            + " select i, printf('name %d of many', i), printf('%040d', i), i / 7.0 from n",
                    ROWS);
        }

        Process process = ForkedJvm.start(Reader.class, List.of("-Xmx64m"), directory.toString());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        long sum = ROWS * (ROWS + 1) / 2;
        assertThat(output.lines()).containsExactly(String.valueOf(sum), String.valueOf(sum));
    }
}
