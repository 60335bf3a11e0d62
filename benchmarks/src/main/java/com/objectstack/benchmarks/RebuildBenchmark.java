package com.objectstack.benchmarks;

import com.objectstack.driver.ISchemaDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
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
 * What does changing a column's type cost on a table with three indexes and a child table, every check that nothing was lost
 * included, next to copying the table and indexing the copy by hand?
 *
 * <p>{@code bin/objectstack bench --only Rebuild}
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class RebuildBenchmark {
    private static final FieldSchema AS_TEXT = FieldSchema.of("f1", FieldType.TEXT);
    private static final FieldSchema AS_NUMBER = FieldSchema.of("f1", FieldType.NUMBER);

    /** How many records there are. */
    @Param("100000")
    public int records = 100_000;

    private TemporaryDatabase database;
    private boolean isNumber;

    /** Makes the tables. */
    @Setup
    public void open() throws IOException, SQLException {
        Random random = new Random(5);
        FieldSchema[] fields = new FieldSchema[8];
        for (int place = 0; place < fields.length; place++) {
            FieldSchema field = FieldSchema.of("f" + place, FieldType.TEXT);
            fields[place] = place >= 5 ? field.asIndexed() : field;
        }
        database = new TemporaryDatabase(ObjectSchema.of("wide", fields), records, number -> row(number, random));
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("create table child (id integer primary key, wide text references wide (id))");
            statement.execute("insert into child (wide) select id from wide");
            statement.execute("create index child_wide on child (wide)");
        }
    }

    private static Map<String, Object> row(int number, Random random) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", "record-" + number);
        for (int place = 0; place < 8; place++) {
            row.put("f" + place, String.valueOf(random.nextInt(1_000_000)));
        }
        return row;
    }

    /** Our procedure, to a number and back to text in turn. */
    @Benchmark
    public boolean rebuild() {
        ((ISchemaDriver) database.driver()).modifyColumn("wide", "f1", isNumber ? AS_TEXT : AS_NUMBER);
        isNumber = !isNumber;
        return isNumber;
    }

    /** By hand, without a check, and without the child table. */
    @Baseline
    @Benchmark
    public int byHand() throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("begin immediate");
            statement.execute("create table copy (id text not null primary key, f0 text, f1 numeric, f2 text, f3 text,"
                    + " f4 text, f5 text, f6 text, f7 text, created_at text, updated_at text)");
            int copied =
                    statement.executeUpdate("insert into copy (rowid, id, f0, f1, f2, f3, f4, f5, f6, f7, created_at,"
                            + " updated_at) select rowid, id, f0, cast(f1 as numeric), f2, f3, f4, f5, f6, f7, created_at,"
                            + " updated_at from wide");
            statement.execute("create index copy_f5 on copy (f5)");
            statement.execute("create index copy_f6 on copy (f6)");
            statement.execute("create index copy_f7 on copy (f7)");
            statement.execute("commit");
            statement.execute("drop table copy");
            return copied;
        }
    }

    /** Removes the file. */
    @TearDown
    public void close() throws IOException, SQLException {
        database.close();
    }
}
