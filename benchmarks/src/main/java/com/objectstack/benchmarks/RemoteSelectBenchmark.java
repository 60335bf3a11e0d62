package com.objectstack.benchmarks;

import com.objectstack.driver.ExecuteResult;
import java.io.IOException;
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
 * What does the shortest statement cost at a server, next to a bare HTTP client that reads the bytes of the answer?
 *
 * <p>{@code bin/objectstack bench --url http://127.0.0.1:8080 --only RemoteSelectBenchmark}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
// A server answers some hundred times a second: the compilers of the JVM need a while.
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 1)
public class RemoteSelectBenchmark {
    /** The server. */
    @Param("")
    public String url = "";

    /** The database of a server that has several. */
    @Param("")
    public String namespace = "";

    private RemoteAccounts data;

    /** Connects. */
    @Setup
    public void open() {
        data = new RemoteAccounts(url, namespace, 0);
    }

    /** Ours. */
    @Benchmark
    public ExecuteResult driver() {
        return data.driver().execute("select 1");
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public byte[] http() throws IOException, InterruptedException {
        return data.http().send(BareClient.statement("select 1"));
    }

    /** Removes the table. */
    @TearDown
    public void close() {
        data.close();
    }
}
