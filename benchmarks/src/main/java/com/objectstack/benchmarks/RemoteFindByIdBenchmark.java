package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a record by its id cost at a server, next to a bare HTTP client that reads the bytes of the answer?
 *
 * <p>{@code bin/objectstack bench --url http://127.0.0.1:8080 --only RemoteFindByIdBenchmark}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
// A server answers some hundred times a second: the compilers of the JVM need a while.
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 1)
public class RemoteFindByIdBenchmark {
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

    /** Ours. */
    @Benchmark
    public Optional<DataRecord> driver() {
        return data.questions().findById();
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public byte[] http() throws IOException, InterruptedException {
        return data.find(data.questions().nextId());
    }

    /** Removes the table. */
    @TearDown
    public void close() {
        data.close();
    }
}
