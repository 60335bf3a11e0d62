package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers with one idempotency key at the same moment, of one driver and of two. */
class IdempotencyConcurrencyTest {
    private static final int CALLERS = 8;
    private static final int KEYS = 10;
    private static final ObjectSchema NOTE = ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT));

    @TempDir
    Path folder;

    @Test
    void ofCallersOfOneDriverOneWrites() throws Exception {
        try (SqlDataDriver driver = SqliteDriver.file(folder.resolve("one.db"))) {
            driver.syncSchema(NOTE);

            oneRecordAKey(List.of(driver));
        }
    }

    @Test
    void ofCallersOfAMemoryDatabaseOneWrites() throws Exception {
        try (SqlDataDriver driver = SqliteDriver.inMemory()) {
            driver.syncSchema(NOTE);

            oneRecordAKey(List.of(driver));
        }
    }

    @Test
    void ofCallersOfTwoDriversOneWrites() throws Exception {
        Path file = folder.resolve("two.db");
        try (SqlDataDriver one = SqliteDriver.file(file);
                SqlDataDriver other = SqliteDriver.file(file)) {
            one.syncSchema(NOTE);
            other.syncSchema(NOTE);

            oneRecordAKey(List.of(one, other));
        }
    }

    @Test
    void whatWasDoneIsKnownToTheNextDriver() {
        Path file = folder.resolve("kept.db");
        DriverOptions key = DriverOptions.NONE.withIdempotencyKey("k");
        DataRecord made;
        try (SqlDataDriver driver = SqliteDriver.file(file)) {
            driver.syncSchema(NOTE);
            made = driver.create("note", Map.of("text", "a"), key);
        }
        try (SqlDataDriver driver = SqliteDriver.file(file)) {
            driver.syncSchema(NOTE);

            assertThat(driver.create("note", Map.of("text", "a"), key)).isEqualTo(made);
        }
    }

    private static void oneRecordAKey(List<SqlDataDriver> drivers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<List<DataRecord>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                SqlDataDriver driver = drivers.get(caller % drivers.size());
                answers.add(threads.submit(() -> {
                    start.await();
                    List<DataRecord> made = new ArrayList<>();
                    for (int key = 0; key < KEYS; key++) {
                        DriverOptions once = DriverOptions.NONE.withIdempotencyKey("key-" + key);
                        made.add(driver.create("note", Map.of("text", "note " + key), once));
                    }
                    return made;
                }));
            }
        }

        HashSet<List<DataRecord>> different = new HashSet<>();
        for (Future<List<DataRecord>> answer : answers) {
            different.add(answer.get());
        }
        assertThat(different).hasSize(1);
        assertThat(drivers.get(0).count("note", QueryAST.ALL)).isEqualTo(KEYS);
    }
}
