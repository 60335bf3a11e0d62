package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.concurrent.TimeUnit;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does storing a record cost, next to plain JDBC that inserts and returns the same row?
 *
 * <p>{@code bin/objectstack bench --only Create}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CreateBenchmark {
    /** One row, returned whole. */
    static final String SQL = "insert into account (" + Account.LIST
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning " + Account.LIST;

    private Accounts data;
    private PreparedStatement statement;
    private int next;

    /** Makes the table and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(0);
        statement = data.prepare(SQL);
    }

    /** Begins with no accounts, so that the table does not grow from iteration to iteration. */
    @Setup(Level.Iteration)
    public void clear() throws SQLException {
        data.clear();
    }

    /** Has the next call store the first account. */
    void rewind() {
        next = 0;
    }

    private Account nextAccount() {
        return Account.of(next++);
    }

    /** Ours. */
    @Benchmark
    public DataRecord driver() {
        return data.driver().create(Account.OBJECT, nextAccount().fields());
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public @Nullable Object[] jdbc() throws SQLException {
        return stored(statement);
    }

    /** Plain JDBC that prepares each time. */
    @Benchmark
    public @Nullable Object[] jdbcPreparing() throws SQLException {
        try (PreparedStatement prepared = data.prepare(SQL)) {
            return stored(prepared);
        }
    }

    private @Nullable Object[] stored(PreparedStatement prepared) throws SQLException {
        nextAccount().bind(prepared, 1);
        return Account.readOne(prepared.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public @Nullable Record jooq() {
        Account account = nextAccount();
        String now = Account.now();
        return data.jooq()
                .insertInto(Accounts.TABLE, Accounts.FIELDS)
                .values(
                        account.id(),
                        account.name(),
                        account.city(),
                        account.status(),
                        account.visits(),
                        account.points(),
                        account.balance(),
                        null,
                        now,
                        now)
                .returning(Accounts.FIELDS)
                .fetchOne();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public @Nullable Object[] jdbi() {
        Account account = nextAccount();
        String now = Account.now();
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, account.id())
                .bind(1, account.name())
                .bind(2, account.city())
                .bind(3, account.status())
                .bind(4, account.visits())
                .bind(5, account.points())
                .bind(6, account.balance())
                .bindNull(7, Types.VARCHAR)
                .bind(8, now)
                .bind(9, now)
                .map((row, context) -> Account.read(row))
                .one();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
