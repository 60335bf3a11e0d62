package com.objectstack.benchmarks;

import static com.objectstack.query.Field.field;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    private static final int CHUNK_ROWS = 1_000;
    private static final int BULK_ROWS = 500;
    private static final int CHANGES = 10;
    private static final int STRIDE = 7_919;
    private static final QueryAST ALL = Query.from(Account.OBJECT).build();

    /** Our driver, or a class. */
    @Param(NamedDriver.OURS)
    public String driver = NamedDriver.OURS;

    /** How many accounts there are. */
    @Param("10000")
    public int accounts = 10_000;

    private NamedDriver named;
    private IDataDriver measured;
    private int next;
    private int stored;

    /** Makes the accounts. */
    @Setup
    public void open() throws IOException, SQLException {
        named = NamedDriver.open(driver);
        measured = named.driver();
        for (stored = 0; stored < accounts; stored += CHUNK_ROWS) {
            measured.bulkCreate(Account.OBJECT, fields(stored, Math.min(accounts, stored + CHUNK_ROWS)));
        }
        stored = accounts;
    }

    private static List<Map<String, Object>> fields(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Account.of(number).fields())
                .toList();
    }

    private int nextNumber() {
        next = (next + STRIDE) % accounts;
        return next;
    }

    private String nextId() {
        return Account.id(nextNumber());
    }

    private String nextCity() {
        return "city-" + nextNumber() % Account.CITIES;
    }

    /** A record by its id. */
    @Benchmark
    public Optional<DataRecord> findById() {
        return measured.findById(Account.OBJECT, nextId());
    }

    /** Twenty records by a field with an index and one without, in order. */
    @Benchmark
    public List<DataRecord> findFiltered() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("city").eq(nextCity()).and(field("points").gte(200)))
                .orderBy("name")
                .limit(20)
                .build();
        return measured.find(Account.OBJECT, query);
    }

    /** A hundred records from an id on. */
    @Benchmark
    public List<DataRecord> findHundred() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("id").gte(nextId()))
                .orderBy("id")
                .limit(100)
                .build();
        return measured.find(Account.OBJECT, query);
    }

    /** All records as a list. */
    @Benchmark
    public List<DataRecord> scan() {
        return measured.find(Account.OBJECT, ALL);
    }

    /** All records as a stream. */
    @Benchmark
    public void stream(Blackhole blackhole) {
        try (RecordStream records = measured.findStream(Account.OBJECT, ALL)) {
            records.forEach(blackhole::consume);
        }
    }

    /** A number of records by a field with an index. */
    @Benchmark
    public long count() {
        QueryAST query =
                Query.from(Account.OBJECT).where(field("city").eq(nextCity())).build();
        return measured.count(Account.OBJECT, query);
    }

    /** A new record. */
    @Benchmark
    public DataRecord create() {
        return measured.create(Account.OBJECT, Account.of(stored++).fields());
    }

    /** One field of a record. */
    @Benchmark
    public Optional<DataRecord> update() {
        return measured.update(Account.OBJECT, nextId(), Map.of("points", next));
    }

    /** A record that is there. */
    @Benchmark
    public DataRecord upsert() {
        return measured.upsert(Account.OBJECT, Account.of(nextNumber()).fields(), List.of());
    }

    /** 500 new records at once. */
    @Benchmark
    public List<DataRecord> bulkCreate() {
        stored += BULK_ROWS;
        return measured.bulkCreate(Account.OBJECT, fields(stored - BULK_ROWS, stored));
    }

    /** Ten changes in a transaction. */
    @Benchmark
    public List<Optional<DataRecord>> transaction() {
        return measured.inTransaction(transaction -> {
            List<Optional<DataRecord>> changed = new ArrayList<>(CHANGES);
            for (int change = 0; change < CHANGES; change++) {
                changed.add(transaction.update(Account.OBJECT, nextId(), Map.of("points", next)));
            }
            return changed;
        });
    }

    /** Removes the accounts. */
    @TearDown
    public void close() throws IOException, SQLException {
        named.close();
    }
}
