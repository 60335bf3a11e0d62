package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers drawn at once by many threads, and by two drivers on one file; contract B192, B193. */
class AutonumberConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    private static final ObjectSchema TICKET = ObjectSchema.of(
            "ticket",
            FieldSchema.autonumber("no", "T-{00000}").withUnique(Uniqueness.UNIQUE),
            FieldSchema.of("n", FieldType.NUMBER));

    @TempDir
    Path directory;

    private SqlDataDriver open() {
        SqlDataDriver driver = SqliteDriver.file(directory.resolve("test.db"));
        driver.syncSchema(TICKET);
        return driver;
    }

    @Test
    void theCapabilityIsDeclared() {
        try (SqlDataDriver driver = open()) {
            assertThat(driver.supports().has(Capability.AUTONUMBER)).isTrue();
        }
    }

    @Test
    void eightThreadsDrawEachNumberOnce() throws Exception {
        try (SqlDataDriver driver = open()) {
            inThreads(thread -> round(driver, thread));

            assertEachNumberOnce(driver, THREADS * ROUNDS * 6);
        }
    }

    @Test
    void twoDriversOnOneFileDrawEachNumberOnce() throws Exception {
        try (SqlDataDriver one = open();
                SqlDataDriver other = open()) {
            inThreads(thread -> round(thread % 2 == 0 ? one : other, thread));

            assertEachNumberOnce(other, THREADS * ROUNDS * 6);
        }
    }

    @Test
    void countersOutliveTheDriver() {
        try (SqlDataDriver driver = open()) {
            driver.create("ticket", Map.of());
            driver.deleteMany("ticket", QueryAST.ALL);
        }
        try (SqlDataDriver driver = open()) {
            assertThat(driver.create("ticket", Map.of())).containsEntry("no", "T-00002");
        }
    }

    /** Six records: created, in bulk, upserted, in a transaction. */
    private static void round(SqlDataDriver driver, int thread) {
        driver.create("ticket", Map.of("n", thread));
        driver.bulkCreate("ticket", List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 3)));
        DataRecord record = driver.upsert("ticket", Map.of("n", 4), List.of());
        driver.upsert("ticket", Map.of("id", record.id(), "n", 5), List.of());
        driver.inTransaction((DataOperations within) -> within.create("ticket", Map.of("n", 6)));
    }

    private static void inThreads(java.util.function.IntConsumer round) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            IntStream.range(0, THREADS)
                    .forEach(thread -> work.add(() -> {
                        IntStream.range(0, ROUNDS).forEach(again -> round.accept(thread));
                        return true;
                    }));
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    /** Nothing was drawn in vain either: every write succeeded, and merges draw none. */
    private static void assertEachNumberOnce(SqlDataDriver driver, int count) {
        List<String> numbers = driver.find("ticket", QueryAST.ALL, DriverOptions.NONE).stream()
                .map(record -> record.getString("no"))
                .toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj("T-%05d"::formatted)
                        .toList());
    }
}
