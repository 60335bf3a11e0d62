package com.objectstack.benchmarks;

import static com.objectstack.query.Field.field;

import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/**
 * What does a number of records cost that an index counts, next to the same statement of plain JDBC?
 *
 * <p>{@code bin/objectstack bench --only Count}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CountBenchmark {
    static final String SQL = "select count(*) from account where city = ?";

    /** How many accounts there are. */
    @Param("100000")
    public int accounts = 100_000;

    private Accounts data;
    private PreparedStatement statement;
    private int next;

    /** Makes the accounts and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(accounts);
        statement = data.prepare(SQL);
    }

    private String nextCity() {
        return "city-" + next++ % Account.CITIES;
    }

    /** Ours; the query is made anew each time. */
    @Benchmark
    public long driver() {
        QueryAST query =
                Query.from(Account.OBJECT).where(field("city").eq(nextCity())).build();
        return data.driver().count(Account.OBJECT, query);
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public long jdbc() throws SQLException {
        statement.setString(1, nextCity());
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Plain jOOQ. */
    @Benchmark
    public long jooq() {
        return data.jooq().fetchCount(Accounts.TABLE, Accounts.CITY.eq(nextCity()));
    }

    /** Jdbi. */
    @Benchmark
    public long jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, nextCity())
                .mapTo(Long.class)
                .one();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
