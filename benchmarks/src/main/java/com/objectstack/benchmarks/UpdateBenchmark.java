package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

/**
 * What does changing a field of a record cost, next to plain JDBC that updates and returns the same row?
 *
 * <p>{@code bin/objectstack bench --only Update}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpdateBenchmark {
    /** One row by its id, returned whole. */
    static final String SQL = "update account set points = ?, updated_at = ? where id = ? returning " + Account.LIST;

    /** How many accounts there are. */
    @Param("100000")
    public int accounts = 100_000;

    private Accounts data;
    private PreparedStatement statement;
    private long points;

    /** Makes the accounts and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        statement = data.prepare(SQL);
    }

    /** Ours. */
    @Benchmark
    public Optional<DataRecord> driver() {
        return data.driver().update(Account.OBJECT, data.nextId(), Map.of("points", points++));
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public @Nullable Object[] jdbc() throws SQLException {
        return changed(statement);
    }

    /** Plain JDBC that prepares each time. */
    @Benchmark
    public @Nullable Object[] jdbcPreparing() throws SQLException {
        try (PreparedStatement prepared = data.prepare(SQL)) {
            return changed(prepared);
        }
    }

    private @Nullable Object[] changed(PreparedStatement prepared) throws SQLException {
        prepared.setLong(1, points++);
        prepared.setString(2, Account.now());
        prepared.setString(3, data.nextId());
        return Account.readOne(prepared.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public @Nullable Record jooq() {
        return data.jooq()
                .update(Accounts.TABLE)
                .set(Accounts.POINTS, points++)
                .set(Accounts.UPDATED_AT, Account.now())
                .where(Accounts.ID.eq(data.nextId()))
                .returning(Accounts.FIELDS)
                .fetchOne();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public @Nullable Object[] jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, points++)
                .bind(1, Account.now())
                .bind(2, data.nextId())
                .map((row, context) -> Account.read(row))
                .one();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
