package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do a hundred stored rows cost to become records, of truth values, dates, times, lists, structures and vectors, from a
 * database that answers at once?
 *
 * <p>{@code bin/objectstack bench --only DecodeBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    private final List<Object[]> stored = IntStream.range(0, Reading.COUNT)
            .mapToObj(number -> Reading.of(number).encoded())
            .toList();

    private final IDataDriver driver = SqlDataDriver.over(
            new FixedExecutor(statement -> new SqlResult(Reading.COLUMNS, copies(), 0)), SqlDriverSettings.DEFAULTS);

    private final QueryAST all = Query.from(Reading.OBJECT).build();

    /** Registers the object. */
    public DecodeBenchmark() {
        driver.registerObjects(List.of(new ObjectDefinition(Reading.OBJECT, Reading.SCHEMA)));
    }

    /** Rows that may be written to. */
    private List<@Nullable Object[]> copies() {
        List<@Nullable Object[]> copies = new ArrayList<>(stored.size());
        for (Object[] row : stored) {
            copies.add(Arrays.copyOf(row, row.length));
        }
        return copies;
    }

    /** Ours. */
    @Benchmark
    public List<DataRecord> driver() {
        return driver.find(Reading.OBJECT, all);
    }

    /** The floor: Jackson and {@code java.time}. */
    @Baseline
    @Benchmark
    public List<Object[]> byHand() {
        return stored.stream().map(Reading::decoded).toList();
    }
}
