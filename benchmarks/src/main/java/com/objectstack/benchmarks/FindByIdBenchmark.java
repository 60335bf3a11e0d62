package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
 * What does a record by its id cost, next to a prepared statement of plain JDBC that boxes the same values?
 *
 * <p>{@code bin/objectstack bench --only FindById}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FindByIdBenchmark {
    static final String SQL = "select " + Account.LIST + " from account where id = ?";

    /** How many accounts there are. */
    @Param("100000")
    public int accounts = 100_000;

    private Accounts data;
    private PreparedStatement statement;

    /** Makes the accounts and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        statement = data.prepare(SQL);
    }

    /** Ours. */
    @Benchmark
    public Optional<DataRecord> driver() {
        return data.driver().findById(Account.OBJECT, data.nextId());
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public @Nullable Object[] jdbc() throws SQLException {
        return found(statement);
    }

    /** Plain JDBC that prepares each time. */
    @Benchmark
    public @Nullable Object[] jdbcPreparing() throws SQLException {
        try (PreparedStatement prepared = data.prepare(SQL)) {
            return found(prepared);
        }
    }

    private @Nullable Object[] found(PreparedStatement prepared) throws SQLException {
        prepared.setString(1, data.nextId());
        return Account.readOne(prepared.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public @Nullable Record jooq() {
        return data.jooq()
                .select(Accounts.FIELDS)
                .from(Accounts.TABLE)
                .where(Accounts.ID.eq(data.nextId()))
                .fetchOne();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public @Nullable Object[] jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, data.nextId())
                .map((row, context) -> Account.read(row))
                .one();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
