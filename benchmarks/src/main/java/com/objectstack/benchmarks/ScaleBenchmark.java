package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * How do costs grow with the number of records?
 *
 * <p>{@code bin/objectstack bench scale}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@ComparedBy("accounts")
public class ScaleBenchmark {
    /** How many records a page has, and the fewest accounts there can be. */
    public static final int PAGE = 100;

    private static final QueryAST FIRST =
            Query.from(Account.OBJECT).orderBy("id").limit(PAGE).build();
    private static final QueryAST ALL = Query.from(Account.OBJECT).build();
    private static final QueryAST GROUPS = Query.from(Account.OBJECT)
            .groupBy("status")
            .aggregate(Aggregation.count("n"), Aggregation.sum("balance", "balance"))
            .build();

    /** How many accounts there are. */
    @Param({"10000", "100000", "1000000"})
    public int accounts = 10_000;

    private Accounts data;
    private IDataDriver driver;
    private QueryAST last;
    private QueryAST lastByOffset;

    /** Makes the accounts. */
    @Setup
    public void open() throws IOException, SQLException {
        data = Accounts.shared(accounts);
        driver = data.driver();
        int before = accounts - PAGE;
        lastByOffset = FIRST.toBuilder().offset(before).build();
        last = before == 0
                ? FIRST
                : FIRST.toBuilder().cursor(Map.of("id", Account.id(before - 1))).build();
    }

    /** A record by its id. */
    @Benchmark
    public Optional<DataRecord> findById() {
        return driver.findById(Account.OBJECT, data.nextId());
    }

    /** The first page. */
    @Benchmark
    public Page firstPage() {
        return driver.findPage(Account.OBJECT, FIRST);
    }

    /** The last page, from the record before it on. */
    @Benchmark
    public Page lastPage() {
        return driver.findPage(Account.OBJECT, last);
    }

    /** The last page, by its number. */
    @Benchmark
    public List<DataRecord> lastPageByOffset() {
        return driver.find(Account.OBJECT, lastByOffset);
    }

    /** Three groups of all records, counted and summed. */
    @Benchmark
    public List<DataRecord> groups() {
        return driver.find(Account.OBJECT, GROUPS);
    }

    /** All records, one after another. */
    @Benchmark
    public void stream(Blackhole blackhole) {
        try (RecordStream records = driver.findStream(Account.OBJECT, ALL)) {
            records.forEach(blackhole::consume);
        }
    }

    /** All records stored in an empty file, a thousand at once. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public void load() throws IOException, SQLException {
        new TemporaryDatabase(Account.SCHEMA, accounts, Account::row).close();
    }

    /** Closes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
