package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
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
 * What does a driver cost, asked as any driver can be asked, next to ours on a SQLite file?
 *
 * <p>{@code bin/objectstack bench --driver com.acme.AcmeDriver}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@ComparedBy("driver")
public class DriverBenchmark {
    /** Our driver, or a class. */
    @Param(NamedDriver.OURS)
    public String driver = NamedDriver.OURS;

    /** How many accounts there are. */
    @Param("10000")
    public int accounts = 10_000;

    private NamedDriver named;
    private AccountQuestions questions;

    /** Makes the accounts. */
    @Setup
    public void open() throws IOException, SQLException {
        named = NamedDriver.open(driver);
        questions = new AccountQuestions(named.driver(), accounts);
        TemporaryDatabase.load(named.driver(), Account.OBJECT, accounts, Account::row);
    }

    /** A record by its id. */
    @Benchmark
    public Optional<DataRecord> findById() {
        return questions.findById();
    }

    /** Twenty records by a field with an index and one without, in order. */
    @Benchmark
    public List<DataRecord> findFiltered() {
        return questions.findFiltered();
    }

    /** A hundred records from an id on. */
    @Benchmark
    public List<DataRecord> findHundred() {
        return questions.findHundred();
    }

    /** All records as a list. */
    @Benchmark
    public List<DataRecord> scan() {
        return questions.scan();
    }

    /** All records as a stream. */
    @Benchmark
    public void stream(Blackhole blackhole) {
        questions.stream(blackhole::consume);
    }

    /** A number of records by a field with an index. */
    @Benchmark
    public long count() {
        return questions.count();
    }

    /** A new record. */
    @Benchmark
    public DataRecord create() {
        return questions.create();
    }

    /** One field of a record. */
    @Benchmark
    public Optional<DataRecord> update() {
        return questions.update();
    }

    /** A record that is there. */
    @Benchmark
    public DataRecord upsert() {
        return questions.upsert();
    }

    /** 500 new records at once. */
    @Benchmark
    public List<DataRecord> bulkCreate() {
        return questions.bulkCreate();
    }

    /** Ten changes in a transaction. */
    @Benchmark
    public List<Optional<DataRecord>> transaction() {
        return questions.transaction();
    }

    /** Removes the accounts. */
    @TearDown
    public void close() throws IOException, SQLException {
        named.close();
    }
}
