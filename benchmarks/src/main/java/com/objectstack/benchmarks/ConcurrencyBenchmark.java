package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much do 1, 4 and 16 threads get done, nine times of ten reading a record and else changing one, next to a pool of
 * readers and a writer written by hand?
 *
 * <p>{@code bin/objectstack bench --only Concurrency}
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConcurrencyBenchmark {
    private static final int READS_TO_A_WRITE = 9;

    /** How many accounts there are. */
    @Param("100000")
    public int accounts = 100_000;

    private Accounts data;
    private ReaderWriterPool pool;

    /** Makes the accounts and the pool. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        pool = new ReaderWriterPool(data);
    }

    /** Ours, by one thread. */
    @Benchmark
    @Threads(1)
    public Optional<DataRecord> driverBy1() {
        return byDriver();
    }

    /** Ours, by four. */
    @Benchmark
    @Threads(4)
    public Optional<DataRecord> driverBy4() {
        return byDriver();
    }

    /** Ours, by sixteen. */
    @Benchmark
    @Threads(16)
    public Optional<DataRecord> driverBy16() {
        return byDriver();
    }

    private Optional<DataRecord> byDriver() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = data.id(random.nextInt(accounts));
        return random.nextInt(READS_TO_A_WRITE + 1) < READS_TO_A_WRITE
                ? data.driver().findById(Account.OBJECT, id)
                : data.driver().update(Account.OBJECT, id, Map.of("points", random.nextLong(1_000)));
    }

    /** The pool, by one thread. */
    @Baseline
    @Benchmark
    @Threads(1)
    public @Nullable Object[] poolBy1() throws SQLException, InterruptedException {
        return byPool();
    }

    /** The pool, by four. */
    @Baseline
    @Benchmark
    @Threads(4)
    public @Nullable Object[] poolBy4() throws SQLException, InterruptedException {
        return byPool();
    }

    /** The pool, by sixteen. */
    @Baseline
    @Benchmark
    @Threads(16)
    public @Nullable Object[] poolBy16() throws SQLException, InterruptedException {
        return byPool();
    }

    private @Nullable Object[] byPool() throws SQLException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = data.id(random.nextInt(accounts));
        return random.nextInt(READS_TO_A_WRITE + 1) < READS_TO_A_WRITE
                ? pool.find(id)
                : pool.update(id, random.nextLong(1_000));
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
