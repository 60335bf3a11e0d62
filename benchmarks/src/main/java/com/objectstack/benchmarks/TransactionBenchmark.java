package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
 * What does a transaction of ten changes cost, next to plain JDBC?
 *
 * <p>{@code bin/objectstack bench --only Transaction}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransactionBenchmark {
    static final int CHANGES = 10;

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
        data.connection().setAutoCommit(false);
        statement = data.prepare(UpdateBenchmark.SQL);
    }

    /** Ours. */
    @Benchmark
    public List<Optional<DataRecord>> driver() {
        return data.driver().inTransaction(transaction -> {
            List<Optional<DataRecord>> changed = new ArrayList<>(CHANGES);
            for (int change = 0; change < CHANGES; change++) {
                changed.add(transaction.update(Account.OBJECT, data.nextId(), Map.of("points", points++)));
            }
            return changed;
        });
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public List<@Nullable Object[]> jdbc() throws SQLException {
        List<@Nullable Object[]> changed = new ArrayList<>(CHANGES);
        for (int change = 0; change < CHANGES; change++) {
            statement.setLong(1, points++);
            statement.setString(2, Account.now());
            statement.setString(3, data.nextId());
            changed.add(Account.readOne(statement.executeQuery()));
        }
        data.connection().commit();
        return changed;
    }

    /** Plain jOOQ. */
    @Benchmark
    public List<@Nullable Record> jooq() throws SQLException {
        List<@Nullable Record> changed = new ArrayList<>(CHANGES);
        for (int change = 0; change < CHANGES; change++) {
            changed.add(data.jooq()
                    .update(Accounts.TABLE)
                    .set(Accounts.POINTS, points++)
                    .set(Accounts.UPDATED_AT, Account.now())
                    .where(Accounts.ID.eq(data.nextId()))
                    .returning(Accounts.FIELDS)
                    .fetchOne());
        }
        data.connection().commit();
        return changed;
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
