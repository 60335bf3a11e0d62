package com.objectstack.benchmarks;

import com.objectstack.driver.DataRecord;
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
 * What do the ten nearest vectors cost, next to a scan by plain JDBC with the same distance in SQL?
 *
 * <p>{@code bin/objectstack bench --only Nearest}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NearestBenchmark {
    /** How many vectors there are. */
    @Param("100000")
    public int vectors = 100_000;

    private TemporaryDatabase database;
    private PreparedStatement scan;

    /**
     * A record that is near.
     *
     * @param id the record's
     * @param distance how near it is
     */
    record Neighbour(String id, double distance) {}

    /** Makes the vectors and the statement. */
    @Setup
    public void open() throws IOException, SQLException {
        database = new TemporaryDatabase(VectorDocument.SCHEMA, vectors, VectorDocument::of);
        CosineDistance.register(database.connection());
        scan = database.connection().prepareStatement(VectorDocument.SQL);
        scan.setBytes(1, VectorDocument.target());
    }

    /** Our query, on its way through the plan cache. */
    @Benchmark
    public List<DataRecord> driver() {
        return database.driver().find(VectorDocument.OBJECT, VectorDocument.QUERY);
    }

    /** The floor: one statement by hand. */
    @Baseline
    @Benchmark
    public List<Neighbour> plainJdbc() throws SQLException {
        List<Neighbour> found = new ArrayList<>();
        try (ResultSet rows = scan.executeQuery()) {
            while (rows.next()) {
                found.add(new Neighbour(rows.getString(1), rows.getDouble(2)));
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
