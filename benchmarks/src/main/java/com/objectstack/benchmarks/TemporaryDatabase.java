package com.objectstack.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * A database file with two ways in: our driver, and connections of plain JDBC. Closing it removes the file, unless the
 * processes of a run share it.
 */
final class TemporaryDatabase implements AutoCloseable {
    private static final int CHUNK_ROWS = 1_000;

    /** The driver's own settings; the write-ahead log is the file's. */
    private static final List<String> PRAGMAS = List.of(
            "synchronous=normal",
            "foreign_keys=on",
            "trusted_schema=off",
            "recursive_triggers=on",
            "temp_store=memory",
            "cache_size=-16384",
            "journal_size_limit=67108864",
            "busy_timeout=5000");

    private static final String FILE = "data.db";

    private final Path folder;
    private final boolean isOurs;
    private final IDataDriver driver;
    private final List<Connection> connections = new ArrayList<>();
    private final Connection connection;

    /** Makes an object and fills it. */
    TemporaryDatabase(ObjectSchema schema, int rows, IntFunction<? extends Map<String, ?>> row)
            throws IOException, SQLException {
        this(Files.createTempDirectory("objectstack-benchmark"), true, driver -> fill(driver, schema, rows, row));
    }

    private TemporaryDatabase(Path folder, boolean isOurs, Consumer<IDataDriver> begin) throws SQLException {
        this.folder = folder;
        this.isOurs = isOurs;
        this.driver = SqliteDriver.file(folder.resolve(FILE));
        // The first to open a file makes its log, which the driver shall be.
        begin.accept(driver);
        this.connection = connect();
    }

    /** An object that is only read: made in the folder by whoever needs it first, or not shared if there is no folder. */
    static TemporaryDatabase shared(
            Optional<Path> shared, ObjectSchema schema, int rows, IntFunction<? extends Map<String, ?>> row)
            throws IOException, SQLException {
        if (shared.isEmpty()) {
            return new TemporaryDatabase(schema, rows, row);
        }
        Path folder = shared.get().resolve(schema.name() + "-" + rows);
        if (Files.notExists(folder)) {
            Path making = Files.createTempDirectory(shared.get(), "making");
            try (IDataDriver maker = SqliteDriver.file(making.resolve(FILE))) {
                fill(maker, schema, rows, row);
            }
            Files.move(making, folder);
        }
        return new TemporaryDatabase(folder, false, driver -> driver.syncSchema(schema));
    }

    /** Makes an object in an empty database and fills it. */
    static void fill(IDataDriver driver, ObjectSchema schema, int rows, IntFunction<? extends Map<String, ?>> row) {
        driver.syncSchema(schema);
        load(driver, schema.name(), rows, row);
    }

    /** Fills an object. */
    static void load(IDataDriver driver, String object, int rows, IntFunction<? extends Map<String, ?>> row) {
        for (int first = 0; first < rows; first += CHUNK_ROWS) {
            List<Map<String, ?>> chunk = new ArrayList<>();
            for (int number = first; number < Math.min(rows, first + CHUNK_ROWS); number++) {
                chunk.add(row.apply(number));
            }
            driver.bulkCreate(object, chunk);
        }
    }

    IDataDriver driver() {
        return driver;
    }

    Connection connection() {
        return connection;
    }

    /** One more connection of plain JDBC; it is closed with the database. */
    Connection connect() throws SQLException {
        SQLiteConfig options = new SQLiteConfig();
        // Else each insert runs a second statement.
        options.setGetGeneratedKeys(false);
        Connection opened = new JDBC().connect(JDBC.PREFIX + folder.resolve(FILE), options.toProperties());
        connections.add(opened);
        try (Statement statement = opened.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute("pragma " + pragma);
            }
        }
        return opened;
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Connection opened : connections) {
            opened.close();
        }
        driver.close();
        if (isOurs) {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }
}
