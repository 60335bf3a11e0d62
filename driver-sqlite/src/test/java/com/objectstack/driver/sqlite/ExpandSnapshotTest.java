package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All statements of an expanded read see one state of a file, and hold nothing when they are done. */
class ExpandSnapshotTest {
    private static final QueryAST CITY_OF_PERSON = Query.query()
            .fields("id", "home")
            .expand("home", Query.query().fields("name").build())
            .orderBy("id")
            .build();

    private static final Map<String, Object> ROME = Map.of("name", "Rome");

    @TempDir
    Path directory;

    private WatchedExecutor executor;
    private IDataDriver driver;

    @BeforeEach
    void fill() {
        executor = new WatchedExecutor(Databases.openFile(directory));
        driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS);
        driver.syncSchema(ObjectSchema.of("city", FieldSchema.of("name", FieldType.TEXT)));
        driver.syncSchema(ObjectSchema.of("person", FieldSchema.lookup("home", "city")));
        driver.create("city", Map.of("id", "c", "name", "Rome"));
        driver.bulkCreate(
                "person",
                IntStream.range(0, 1_100)
                        .mapToObj(n -> Map.of("id", "p" + (1_000 + n), "home", "c"))
                        .toList());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void rename(String name) {
        driver.update("city", "c", Map.of("name", name));
    }

    private int busyConnections() {
        return driver.getPoolStats().map(PoolStats::active).orElseThrow();
    }

    @Test
    void aWriterInBetweenIsNotSeenAndDoesNotWait() {
        executor.afterRead = () -> rename("Roma");

        List<DataRecord> people = driver.find("person", CITY_OF_PERSON);

        assertThat(people.get(0)).containsEntry("home", ROME);
        assertThat(executor.reads).hasSize(2);
        executor.afterRead = () -> {};
        assertThat(driver.findOne("person", CITY_OF_PERSON).orElseThrow())
                .containsEntry("home", Map.of("name", "Roma"));
        assertThat(busyConnections()).isZero();
    }

    @Test
    void aStreamReadsReferencedRecordsForSomeHundredRecordsAtATime() {
        try (RecordStream stream = driver.findStream("person", CITY_OF_PERSON)) {
            Iterator<DataRecord> people = stream.iterator();

            assertThat(people.next()).containsEntry("home", ROME);
            assertThat(executor.reads).hasSize(1);
            people.forEachRemaining(person -> assertThat(person).containsEntry("home", ROME));
        }

        assertThat(executor.reads).hasSize(3);
    }

    @Test
    void aStreamSeesOneStateUntilItsEnd() {
        try (RecordStream stream = driver.findStream("person", CITY_OF_PERSON)) {
            Iterator<DataRecord> people = stream.iterator();
            people.next();
            rename("Roma");

            people.forEachRemaining(person -> assertThat(person).containsEntry("home", ROME));

            assertThat(busyConnections()).isZero();
        }
    }

    @Test
    void aStreamGivesTheRecordsOfFind() {
        List<DataRecord> found = driver.find("person", CITY_OF_PERSON);

        try (RecordStream stream = driver.findStream("person", CITY_OF_PERSON)) {
            assertThat(stream.stream()).isEqualTo(found);
        }
    }

    @Test
    void aStreamInATransactionUsesIt() {
        long seen = driver.inTransaction(tx -> {
            tx.update("city", "c", Map.of("name", "Roma"));
            try (RecordStream stream = tx.findStream("person", CITY_OF_PERSON)) {
                return stream.stream()
                        .filter(person -> Map.of("name", "Roma").equals(person.get("home")))
                        .count();
            }
        });

        assertThat(seen).isEqualTo(1_100);
        assertThat(executor.reads).isEmpty();
    }

    @Test
    void aStreamThatIsLeftGivesItsConnectionBack() {
        RecordStream stream = driver.findStream("person", CITY_OF_PERSON);
        stream.iterator().next();
        assertThat(busyConnections()).isEqualTo(1);

        stream.close();
        stream.close();

        assertThat(busyConnections()).isZero();
    }

    @Test
    void aLevelThatFailsFailsTheReadAndGivesItsConnectionBack() {
        driver.execute("drop table city");

        assertThat(failure(() -> driver.find("person", CITY_OF_PERSON)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        try (RecordStream stream = driver.findStream("person", CITY_OF_PERSON)) {
            Iterator<DataRecord> people = stream.iterator();
            assertThat(failure(people::next).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        }
        assertThat(busyConnections()).isZero();
    }

    @Test
    void theDeadlineIsThatOfAllStatements() {
        executor.afterRead = () -> Databases.await(new Elapsed(Duration.ofMillis(300))::isOver);
        DriverOptions hurried = DriverOptions.NONE.withTimeout(Duration.ofMillis(250));

        assertThat(failure(() -> driver.find("person", CITY_OF_PERSON, hurried)).code())
                .isEqualTo(ErrorCode.TIMEOUT);
        assertThat(busyConnections()).isZero();
    }

    /** Whether some time has gone by since this was made. */
    private static final class Elapsed {
        private final long until;

        Elapsed(Duration duration) {
            until = System.nanoTime() + duration.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() >= until;
        }
    }

    @Test
    void aSnapshotOfTheExecutorReadsOneStateAndWritesNothing() {
        SqlTransaction snapshot = executor.snapshot(Deadline.NONE);
        Object before = value(snapshot, "select name from city");
        rename("Roma");

        assertThat(before).isEqualTo("Rome").isEqualTo(value(snapshot, "select name from city"));
        assertThat(failure(() -> write(snapshot, "delete from city")).code()).isEqualTo(ErrorCode.READ_ONLY);
        snapshot.rollback();
        assertThat(value(executor, "select name from city")).isEqualTo("Roma");
    }
}
