package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
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
 * How does the cost of a search grow with the number of documents, and how with the number of those that match?
 *
 * <p>{@code bin/objectstack bench scale}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@ComparedBy("documents")
public class ScaleSearchBenchmark {
    private static final int BEST = 20;

    /** The word of one document alone, in its title. */
    private static final int ONLY = 77;

    /** How many documents there are. */
    @Param({"10000", "100000", "1000000"})
    public int documents = 10_000;

    private TemporaryDatabase database;

    /** Makes the documents and their index. */
    @Setup
    public void open() throws IOException, SQLException {
        database = TemporaryDatabase.shared(SharedFolder.given(), Article.SCHEMA, documents, Article::of);
    }

    /** The best twenty of those with a common word: one in a hundred. */
    @Benchmark
    public List<DataRecord> common() {
        return find(Article.COMMON);
    }

    /** The only document with a number in its title. */
    @Benchmark
    public List<DataRecord> only() {
        return find(String.valueOf(ONLY));
    }

    private List<DataRecord> find(String words) {
        QueryAST query = Query.from(Article.OBJECT)
                .fields("id", "title")
                .search(Search.of(words))
                .limit(BEST)
                .build();
        return database.driver().find(Article.OBJECT, query);
    }

    /** Closes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        database.close();
    }
}
