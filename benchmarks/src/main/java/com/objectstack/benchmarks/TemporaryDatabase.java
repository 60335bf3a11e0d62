package com.objectstack.benchmarks;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A database file with two ways in: our driver, and a connection of plain JDBC. Closing it removes the file. */
final class TemporaryDatabase implements AutoCloseable {
    private static final int CHUNK_ROWS = 1_000;

    private final Path folder;
    private final IDataDriver driver;
    private final Connection connection;

    /** Makes an object and fills it. */
    TemporaryDatabase(ObjectSchema schema, int rows, IntFunction<Map<String, ?>> row) throws IOException, SQLException {
        folder = Files.createTempDirectory("objectstack-benchmark");
        Path file = folder.resolve("data.db");
        driver = SqliteDriver.file(file);
        driver.syncSchema(schema);
        for (int first = 0; first < rows; first += CHUNK_ROWS) {
            List<Map<String, ?>> chunk = new ArrayList<>();
            for (int number = first; number < Math.min(rows, first + CHUNK_ROWS); number++) {
                chunk.add(row.apply(number));
            }
            driver.bulkCreate(schema.name(), chunk);
        }
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma cache_size = -16384"); // as much as the driver takes
        }
    }

    IDataDriver driver() {
        return driver;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        driver.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
