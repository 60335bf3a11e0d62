package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.read;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads on one file, and on one memory database: nobody sees BUSY, nothing is lost, all come to an end. */
@Timeout(120)
class ConcurrencyTest {
    private static final Duration RUN =
            "nightly".equals(System.getProperty("objectstack.scale")) ? Duration.ofSeconds(10) : Duration.ofSeconds(3);

    @TempDir
    Path directory;

    private final AtomicLong increments = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void eightPlatformThreadsOnAFile() throws Exception {
        try (SqlExecutor executor = Databases.openFile(directory)) {
            run(executor, Thread.ofPlatform().factory(), 8);
        }
    }

    @Test
    void thousandVirtualThreadsOnAFile() throws Exception {
        try (SqlExecutor executor = Databases.openFile(directory)) {
            run(executor, Thread.ofVirtual().factory(), 1000);
        }
    }

    @Test
    void eightPlatformThreadsInMemory() throws Exception {
        try (SqlExecutor executor = Databases.openMemory()) {
            run(executor, Thread.ofPlatform().factory(), 8);
        }
    }

    private void run(SqlExecutor executor, ThreadFactory factory, int count) throws InterruptedException {
        write(executor, "create table counter (id integer primary key, n)");
        write(executor, "insert into counter values (1, 0), (2, 0)");
        long until = System.nanoTime() + RUN.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i;
            Thread thread = factory.newThread(() -> work(executor, kind, until));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(increments).hasPositiveValue();
        assertThat(value(executor, "select n from counter where id = 1")).isEqualTo(increments.get());
        assertThat(value(executor, "pragma integrity_check")).isEqualTo("ok");
        assertThat(executor.poolStats().orElseThrow().active()).isZero();
    }

    private void work(SqlExecutor executor, int kind, long until) {
        try {
            for (int round = kind; System.nanoTime() < until; round++) {
                step(executor, round % 5);
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    /** Both counters are raised together, so that any reader must see them equal. */
    private void step(SqlExecutor executor, int kind) {
        switch (kind) {
            case 0 -> {
                write(executor, "update counter set n = n + 1");
                increments.incrementAndGet();
            }
            case 1 -> {
                SqlTransaction tx = executor.begin(Deadline.NONE);
                long n = (Long) value(tx, "select n from counter where id = 1");
                write(tx, "update counter set n = ? where id = 1", n + 1);
                write(tx, "update counter set n = ? where id = 2", n + 1);
                tx.commit();
                increments.incrementAndGet();
            }
            case 2 -> {
                executor.batch(
                        List.of(
                                writeOf("update counter set n = n + 1 where id = 1"),
                                writeOf("update counter set n = n + 1 where id = 2")),
                        Deadline.NONE);
                increments.incrementAndGet();
            }
            case 3 -> {
                List<Object[]> rows = read(executor, "select n from counter").rows();
                assertThat(rows.get(0)[0]).isEqualTo(rows.get(1)[0]);
            }
            default -> {
                try (SqlCursor stream = executor.stream(readOf("select n from counter"), Deadline.NONE)) {
                    Object[] first = stream.next();
                    assertThat(stream.next()).isEqualTo(first);
                }
            }
        }
    }
}
