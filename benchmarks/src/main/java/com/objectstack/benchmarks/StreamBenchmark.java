package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.Record;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does a whole object cost as a stream, record by record, next to the same loop of plain JDBC?
 *
 * <p>{@code bin/objectstack bench --only Stream}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StreamBenchmark {
    private static final QueryAST ALL = Query.from(Account.OBJECT).build();

    /** How many accounts there are. */
    @Param("10000")
    public int accounts = 10_000;

    private Accounts data;
    private PreparedStatement statement;

    /** Makes the accounts and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        statement = data.prepare(ScanBenchmark.SQL);
    }

    /** Ours. */
    @Benchmark
    public void driver(Blackhole blackhole) {
        try (RecordStream records = data.driver().findStream(Account.OBJECT, ALL)) {
            for (DataRecord account : records) {
                blackhole.consume(account);
            }
        }
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public void jdbc(Blackhole blackhole) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                blackhole.consume(Account.read(rows));
            }
        }
    }

    /** Plain jOOQ. */
    @Benchmark
    public void jooq(Blackhole blackhole) {
        try (Cursor<Record> rows =
                data.jooq().select(Accounts.FIELDS).from(Accounts.TABLE).fetchLazy()) {
            rows.forEach(blackhole::consume);
        }
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public void jdbi(Blackhole blackhole) {
        try (Stream<@Nullable Object[]> rows =
                data.jdbi().createQuery(ScanBenchmark.SQL).map((row, context) -> Account.read(row)).stream()) {
            rows.forEach(blackhole::consume);
        }
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
