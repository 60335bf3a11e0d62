package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
 * How many records by their ids do 1 and 16 threads get from a server, next to a bare HTTP client that reads the bytes of the
 * answers?
 *
 * <p>{@code bin/objectstack bench --url http://127.0.0.1:8080 --only RemoteConcurrencyBenchmark}
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
// A server answers some hundred times a second: the compilers of the JVM need a while.
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 1)
public class RemoteConcurrencyBenchmark {
    /** The server. */
    @Param("")
    public String url = "";

    /** The database of a server that has several. */
    @Param("")
    public String namespace = "";

    /** How many accounts there are. */
    @Param("10000")
    public int accounts = 10_000;

    private RemoteAccounts data;

    /** Makes the accounts. */
    @Setup
    public void open() {
        data = new RemoteAccounts(url, namespace, accounts);
    }

    private String anyId() {
        return Account.id(ThreadLocalRandom.current().nextInt(accounts));
    }

    /** Ours, by one thread. */
    @Benchmark
    @Threads(1)
    public Optional<DataRecord> driverBy1() {
        return data.driver().findById(Account.OBJECT, anyId());
    }

    /** Ours, by sixteen. */
    @Benchmark
    @Threads(16)
    public Optional<DataRecord> driverBy16() {
        return data.driver().findById(Account.OBJECT, anyId());
    }

    /** The floor, by one thread. */
    @Baseline
    @Benchmark
    @Threads(1)
    public byte[] httpBy1() throws IOException, InterruptedException {
        return data.find(anyId());
    }

    /** The floor, by sixteen. */
    @Baseline
    @Benchmark
    @Threads(16)
    public byte[] httpBy16() throws IOException, InterruptedException {
        return data.find(anyId());
    }

    /** Removes the table. */
    @TearDown
    public void close() {
        data.close();
    }
}
