package com.objectstack.benchmarks;

import static com.objectstack.query.Field.field;

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
 * What do twenty records cost, found by a field with an index and another without, in order, next to the same statement of
 * plain JDBC?
 *
 * <p>{@code bin/objectstack bench --only FindFiltered}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FindFilteredBenchmark {
    static final int LIMIT = 20;
    static final long LEAST_POINTS = 200;
    static final String SQL =
            "select " + Account.LIST + " from account where city = ? and points >= ? order by name, id limit ?";

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

    /** Has the next call find the accounts of the first city. */
    void rewind() {
        next = 0;
    }

    private String nextCity() {
        return "city-" + next++ % Account.CITIES;
    }

    /** Ours; the query is made anew each time. */
    @Benchmark
    public List<DataRecord> driver() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("city").eq(nextCity()).and(field("points").gte(LEAST_POINTS)))
                .orderBy("name")
                .limit(LIMIT)
                .build();
        return data.driver().find(Account.OBJECT, query);
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public List<@Nullable Object[]> jdbc() throws SQLException {
        return found(statement);
    }

    /** Plain JDBC that prepares each time. */
    @Benchmark
    public List<@Nullable Object[]> jdbcPreparing() throws SQLException {
        try (PreparedStatement prepared = data.prepare(SQL)) {
            return found(prepared);
        }
    }

    private List<@Nullable Object[]> found(PreparedStatement prepared) throws SQLException {
        prepared.setString(1, nextCity());
        prepared.setLong(2, LEAST_POINTS);
        prepared.setInt(3, LIMIT);
        return Account.readAll(prepared.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public List<Record> jooq() {
        return data.jooq()
                .select(Accounts.FIELDS)
                .from(Accounts.TABLE)
                .where(Accounts.CITY.eq(nextCity()).and(Accounts.POINTS.ge(LEAST_POINTS)))
                .orderBy(Accounts.NAME, Accounts.ID)
                .limit(LIMIT)
                .fetch();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public List<@Nullable Object[]> jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, nextCity())
                .bind(1, LEAST_POINTS)
                .bind(2, LIMIT)
                .map((row, context) -> Account.read(row))
                .list();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
