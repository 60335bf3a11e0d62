package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.SqlResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What do a hundred records cost to become values that are stored, of truth values, dates, times, lists, structures and
 * vectors, in a database that answers at once?
 *
 * <p>{@code bin/objectstack bench --only EncodeBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeBenchmark {
    private final List<Reading> readings =
            IntStream.range(0, Reading.COUNT).mapToObj(Reading::of).toList();

    private final List<Map<String, Object>> fields =
            readings.stream().map(Reading::fields).toList();

    private final IDataDriver driver = SqlDataDriver.over(
            new FixedExecutor(statement -> new SqlResult(Reading.COLUMNS, List.of(), Reading.COUNT)),
            SqlDriverSettings.DEFAULTS);

    /** Registers the object. */
    public EncodeBenchmark() {
        driver.registerObjects(List.of(new ObjectDefinition(Reading.OBJECT, Reading.SCHEMA)));
    }

    /** Ours, with the checks of every value. */
    @Benchmark
    public List<DataRecord> driver() {
        return driver.bulkCreate(Reading.OBJECT, fields);
    }

    /** The floor: Jackson and {@code java.time}. */
    @Baseline
    @Benchmark
    public List<Object[]> byHand() {
        return readings.stream().map(Reading::encoded).toList();
    }
}
