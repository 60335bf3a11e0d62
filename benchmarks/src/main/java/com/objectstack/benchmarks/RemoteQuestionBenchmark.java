package com.objectstack.benchmarks;

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
 * What do the questions of the local benchmarks cost at a server, next to a bare HTTP client that reads the bytes of the
 * answer?
 *
 * <p>{@code bin/objectstack bench --url http://127.0.0.1:8080 --only RemoteQuestion --param question=SCAN,STREAM}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class RemoteQuestionBenchmark {
    /** The server. */
    @Param("")
    public String url = "";

    /** The database of a server that has several. */
    @Param("")
    public String namespace = "";

    /** What is asked. */
    @Param
    public RemoteQuestion question = RemoteQuestion.SCAN;

    /** How many accounts there are, and how many documents where they are asked for. */
    @Param("10000")
    public int accounts = 10_000;

    private RemoteAccounts data;

    /** Makes the accounts. */
    @Setup
    public void open() {
        data = new RemoteAccounts(url, namespace, accounts);
        question.make(data.driver(), accounts);
    }

    /** Ours. */
    @Benchmark
    public Object driver() {
        return question.ours(data);
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public Object http() throws IOException, InterruptedException {
        return question.byHand(data);
    }

    /** Removes the tables. */
    @TearDown
    public void close() {
        question.remove(data.driver());
        data.close();
    }
}
