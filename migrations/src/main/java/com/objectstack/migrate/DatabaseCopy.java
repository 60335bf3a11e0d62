package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDataDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A copy of a database in a folder of its own, for one piece of work. */
final class DatabaseCopy {
    private DatabaseCopy() {}

    static <T> T with(
            SqlDataDriver driver, Function<Path, SqlDataDriver> opener, Function<SqlDataDriver, ? extends T> work) {
        try {
            Path folder = Files.createTempDirectory("objectstack-migrate");
            try {
                Path file = folder.resolve("copy.db");
                driver.copyTo(file.toString());
                try (SqlDataDriver copy = opener.apply(file)) {
                    return work.apply(copy);
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw DriverException.builder(ErrorCode.INVALID_CONFIG, "no copy can be made: " + e)
                    .cause(e)
                    .build();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
