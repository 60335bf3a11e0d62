package com.objectstack.benchmarks;

import com.objectstack.compiler.CompiledStatement;
import com.objectstack.compiler.QueryCompiler;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.QueryAST;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does compiling cost, by the shape of the query: the first time, and when a query of the same shape was compiled
 * before?
 *
 * <p>{@code bin/objectstack bench --only Compile}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBenchmark {
    private static final int SEEDS = 64;

    /** The shape. */
    @Param
    public QueryShape shape = QueryShape.POINT_LOOKUP;

    private final QueryCompiler caching = QueryCompiler.of(Objects.all(), SqlDriverSettings.DEFAULTS.capabilities());
    private final QueryCompiler plain = caching.withoutPlanCache();
    private final QueryAST[] queries = new QueryAST[SEEDS];
    private int next;

    /** Makes queries of one shape with other literals each. */
    @Setup
    public void makeQueries() {
        for (int seed = 0; seed < SEEDS; seed++) {
            queries[seed] = shape.query(seed);
        }
    }

    /** From the tree to SQL through all passes. */
    @Baseline
    @Benchmark
    public CompiledStatement cold() {
        QueryAST query = queries[next++ % SEEDS];
        return plain.find(String.valueOf(query.object()), query, DriverOptions.NONE);
    }

    /** Only the values of a statement compiled before. */
    @Benchmark
    public CompiledStatement warm() {
        QueryAST query = queries[next++ % SEEDS];
        return caching.find(String.valueOf(query.object()), query, DriverOptions.NONE);
    }
}
