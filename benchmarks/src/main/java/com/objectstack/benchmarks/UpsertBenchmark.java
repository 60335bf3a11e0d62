package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * What does merging into a record with the same id cost, next to plain JDBC that does so by {@code on conflict}?
 *
 * <p>{@code bin/objectstack bench --only Upsert}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpsertBenchmark {
    static final String SQL = CreateBenchmark.SQL.replace(
            " returning ",
            " on conflict (id) do update set name = excluded.name, city = excluded.city, status = excluded.status,"
                    + " visits = excluded.visits, points = excluded.points, balance = excluded.balance,"
                    + " updated_at = excluded.updated_at returning ");

    /** How many accounts there are. */
    @Param("10000")
    public int accounts = 10_000;

    private Accounts data;
    private PreparedStatement statement;
    private int next;

    /** Makes the accounts and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        statement = data.prepare(SQL);
    }

    private Account nextAccount() {
        return Account.of(next++ % accounts);
    }

    /** Ours. */
    @Benchmark
    public DataRecord driver() {
        return data.driver().upsert(Account.OBJECT, nextAccount().fields(), List.of());
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public @Nullable Object[] jdbc() throws SQLException {
        nextAccount().bind(statement, 1);
        return Account.readOne(statement.executeQuery());
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
