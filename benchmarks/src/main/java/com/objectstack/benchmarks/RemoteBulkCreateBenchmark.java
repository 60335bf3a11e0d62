package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What do many new records cost at a server, next to one statement of a bare HTTP client that reads the bytes of the answer?
 *
 * <p>{@code bin/objectstack bench --url http://127.0.0.1:8080 --only RemoteBulkCreateBenchmark}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RemoteBulkCreateBenchmark {
    /** The server. */
    @Param("")
    public String url = "";

    /** The database of a server that has several. */
    @Param("")
    public String namespace = "";

    /** How many records at a time. */
    @Param("1000")
    public int rows = 1_000;

    private RemoteAccounts data;
    private String insert;

    /** Makes the table and the statement. */
    @Setup
    public void open() {
        data = new RemoteAccounts(url, namespace, 0);
        String row = "(" + String.join(", ", Collections.nCopies(Account.COLUMNS.size(), "?")) + ")";
        insert = "insert into account (" + Account.LIST + ") values "
                + String.join(", ", Collections.nCopies(rows, row)) + " returning *";
    }

    /** Removes the records of the round before. */
    @Setup(Level.Invocation)
    public void clear() {
        data.driver().execute("delete from account");
    }

    /** Ours. */
    @Benchmark
    public List<DataRecord> driver() {
        return data.driver().bulkCreate(Account.OBJECT, AccountQuestions.fields(0, rows));
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public byte[] http() throws IOException, InterruptedException {
        String now = Account.now();
        String[] args = IntStream.range(0, rows)
                .mapToObj(number -> Account.of(number).hranaValues(now))
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return data.http().send(BareClient.statement(insert, args));
    }

    /** Removes the table. */
    @TearDown
    public void close() {
        data.close();
    }
}
