package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
 * What does a search of two words cost that one document in a hundred holds, the best twenty by score, next to FTS5
 * statements written by hand?
 *
 * <p>{@code bin/objectstack bench --only Search}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SearchBenchmark {
    private static final int BEST = 20;
    static final QueryAST QUERY = Query.from(Article.OBJECT)
            .fields("id", "title")
            .search(Search.of(Article.COMMON))
            .limit(BEST)
            .build();

    /** Searches by hand: ids, titles and scores. */
    static final String JOINED = "select a.id, a.title, -f.rank as score from article__fts f"
            + " join article__fts_doc d on d.docid = f.rowid join article a on a.id = d.id"
            + " where f.article__fts match ? order by f.rank, a.id limit " + BEST;

    /** The words, as FTS5 takes them. */
    static final String MATCH = "harbour OR lighthouse";

    /** How many documents there are. */
    @Param("100000")
    public int documents = 100_000;

    private TemporaryDatabase database;
    private PreparedStatement scores;
    private PreparedStatement joined;

    /**
     * What a search finds.
     *
     * @param id the document's
     * @param title its title
     * @param score how well it fits
     */
    record Hit(String id, String title, double score) {}

    /** Makes the documents, their index, and the statements. */
    @Setup
    public void open() throws IOException, SQLException {
        database = new TemporaryDatabase(Article.SCHEMA, documents, Article::of);
        scores = database.connection()
                .prepareStatement(
                        "select rowid, -rank from article__fts where article__fts match ? order by rank limit " + BEST);
        joined = database.connection().prepareStatement(JOINED);
        scores.setString(1, MATCH);
        joined.setString(1, MATCH);
    }

    /** Our query, on its way through the plan cache. */
    @Benchmark
    public List<DataRecord> driver() {
        return database.driver().find(Article.OBJECT, QUERY);
    }

    /** The floor: FTS5 alone, which knows numbers of rows and scores. */
    @Baseline
    @Benchmark
    public List<Double> fts5() throws SQLException {
        List<Double> found = new ArrayList<>();
        try (ResultSet rows = scores.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getDouble(2));
            }
        }
        return found;
    }

    /** The statement by hand that gives what ours gives: ids and titles too. */
    @Benchmark
    public List<Hit> fts5Joined() throws SQLException {
        List<Hit> found = new ArrayList<>();
        try (ResultSet rows = joined.executeQuery()) {
            while (rows.next()) {
                found.add(new Hit(rows.getString(1), rows.getString(2), rows.getDouble(3)));
            }
        }
        return found;
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        database.close();
    }
}
