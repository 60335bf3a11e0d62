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
 * What do a hundred records of ten columns cost, from an id on, next to the same statement of plain JDBC?
 *
 * <p>{@code bin/objectstack bench --only FindHundred}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FindHundredBenchmark {
    static final int LIMIT = 100;
    static final String SQL = "select " + Account.LIST + " from account where id >= ? order by id limit ?";

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

    /** Has the next call find the first accounts. */
    void rewind() {
        next = 0;
    }

    /** An id that a hundred others follow, if there are as many. */
    private String nextId() {
        String id = data.id(next);
        next = (next + LIMIT) % Math.max(1, accounts - LIMIT);
        return id;
    }

    /** Ours; the query is made anew each time. */
    @Benchmark
    public List<DataRecord> driver() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("id").gte(nextId()))
                .orderBy("id")
                .limit(LIMIT)
                .build();
        return data.driver().find(Account.OBJECT, query);
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public List<@Nullable Object[]> jdbc() throws SQLException {
        statement.setString(1, nextId());
        statement.setInt(2, LIMIT);
        return Account.readAll(statement.executeQuery());
    }

    /** Plain jOOQ. */
    @Benchmark
    public List<Record> jooq() {
        return data.jooq()
                .select(Accounts.FIELDS)
                .from(Accounts.TABLE)
                .where(Accounts.ID.ge(nextId()))
                .orderBy(Accounts.ID)
                .limit(LIMIT)
                .fetch();
    }

    /** Jdbi with a mapper of rows. */
    @Benchmark
    public List<@Nullable Object[]> jdbi() {
        return data.jdbi()
                .createQuery(SQL)
                .bind(0, nextId())
                .bind(1, LIMIT)
                .map((row, context) -> Account.read(row))
                .list();
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
