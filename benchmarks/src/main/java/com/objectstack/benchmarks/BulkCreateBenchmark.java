package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What does storing many records at once cost, next to plain JDBC that inserts and returns the same rows, 500 a statement,
 * in one transaction?
 *
 * <p>{@code bin/objectstack bench --only BulkCreate}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BulkCreateBenchmark {
    private static final int ROWS_A_STATEMENT = 500;

    /** How many records are stored. */
    @Param({"500", "10000"})
    public int rows = 500;

    private Accounts data;
    private PreparedStatement statement;
    private List<Account> accounts;
    private List<Map<String, Object>> fields;

    /** Makes the table, the records and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        data = new Accounts(0);
        data.connection().setAutoCommit(false);
        statement = data.prepare(sql(Math.min(rows, ROWS_A_STATEMENT)));
        accounts = IntStream.range(0, rows).mapToObj(Account::of).toList();
        fields = accounts.stream().map(Account::fields).toList();
    }

    private static String sql(int rowsOfIt) {
        String row = "(" + String.join(", ", Collections.nCopies(Account.COLUMNS.size(), "?")) + ")";
        return "insert into account (" + Account.LIST + ") values "
                + String.join(", ", Collections.nCopies(rowsOfIt, row)) + " returning " + Account.LIST;
    }

    /** Begins with no accounts: it takes long enough for that not to be measured. */
    @Setup(Level.Invocation)
    public void clear() throws SQLException {
        data.clear();
        data.connection().commit();
    }

    /** Ours. */
    @Benchmark
    public List<DataRecord> driver() {
        return data.driver().bulkCreate(Account.OBJECT, fields);
    }

    /** The floor: a statement prepared once. */
    @Baseline
    @Benchmark
    public List<@Nullable Object[]> jdbc() throws SQLException {
        List<@Nullable Object[]> stored = new ArrayList<>(rows);
        for (int first = 0; first < rows; first += ROWS_A_STATEMENT) {
            int place = 1;
            for (Account account : accounts.subList(first, Math.min(rows, first + ROWS_A_STATEMENT))) {
                place = account.bind(statement, place);
            }
            stored.addAll(Account.readAll(statement.executeQuery()));
        }
        data.connection().commit();
        return stored;
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        data.close();
    }
}
