package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.ForkedJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it writes leaves whole batches, and all that it reported. */
@Timeout(120)
class KilledProcessTest {
    private static final int BATCH = 50;
    private static final int REPORTS_BEFORE_THE_END = 40;

    @TempDir
    Path directory;

    /** Writes batches for ever, reporting each on its output. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            SqlExecutor executor = Databases.openFile(Path.of(arguments[0]));
            for (long batch = 1; ; batch++) {
                long number = batch;
                List<SqlStatement> statements = LongStream.range(0, BATCH)
                        .mapToObj(i -> writeOf("insert into t (batch, a) values (?, zeroblob(500))", number))
                        .toList();
                executor.batch(statements, Deadline.NONE);
                System.out.println(batch);
            }
        }
    }

    @Test
    void onlyWholeBatchesRemain() throws Exception {
        try (SqlExecutor executor = Databases.openFile(directory)) {
            write(executor, "create table t (id integer primary key, batch, a)");
        }
        Process process = ForkedJvm.start(Writer.class, List.of("-Xmx64m"), directory.toString());
        long reported = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (reported < REPORTS_BEFORE_THE_END) {
                reported = Long.parseLong(lines.readLine());
            }
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        try (SqlExecutor executor = Databases.openFile(directory)) {
            assertThat(value(executor, "pragma integrity_check")).isEqualTo("ok");
            assertThat(value(
                            executor,
                            "select count(*) from (select 1 from t group by batch having count(*) <> ?)",
                            (long) BATCH))
                    .isEqualTo(0L);
            assertThat((Long) value(executor, "select max(batch) from t")).isGreaterThanOrEqualTo(reported);
            assertThat(value(executor, "select count(distinct batch) = max(batch) from t"))
                    .isEqualTo(1L);
        }
    }
}
