package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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
 * What does a whole object cost as a list, next to plain JDBC that fills one with arrays?
 *
 * <p>{@code bin/objectstack bench --only Scan}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScanBenchmark {
    static final String SQL = "select " + Account.LIST + " from account";
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
        statement = data.prepare(SQL);
    }

    /** Ours. */
    @Benchmark
    public List<DataRecord> driver() {
        return data.driver().find(Account.OBJECT, ALL);
    }

    /** The floor. */
    @Baseline
    @Benchmark
    public List<@Nullable Object[]> jdbc() throws SQLException {
        return Account.readAll(statement.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public List<Record> jooq() {
        return data.jooq().select(Accounts.FIELDS).from(Accounts.TABLE).fetch();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public List<@Nullable Object[]> jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .map((row, context) -> Account.read(row))
                .list();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
