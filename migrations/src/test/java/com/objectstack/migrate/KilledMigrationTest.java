package com.objectstack.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.DatabaseDump;
import com.objectstack.driver.sql.FailingExecutor;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sqlite.Executors;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.migrate.Step.Sql;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed anywhere in an apply leaves a database that the next apply brings to where an uninterrupted one would. */
@Timeout(900)
class KilledMigrationTest {
    private static final int POINTS = "nightly".equals(System.getProperty("objectstack.scale")) ? 120 : 6;

    /** The exit code of a process that got the signal. */
    private static final int KILLED = 137;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    /** Applies everything, on an executor that ends the process right before one of its statements or commits. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            FailingExecutor executor = new FailingExecutor(
                    Executors.ofFile(Path.of(arguments[0])),
                    () -> Runtime.getRuntime().halt(KILLED));
            executor.breakAfter(Integer.parseInt(arguments[2]), false);
            try (SqlDataDriver driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS)) {
                migrator(driver, Path.of(arguments[1]), START).apply();
            }
            System.out.println(executor.mend());
        }
    }

    private static Migrator migrator(SqlDataDriver driver, Path folder, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Migrator(
                driver,
                new MigrationFolder(folder),
                MigratorOptions.defaults().withClock(clock).allowingDestructive());
    }

    private Path folder() {
        return directory.resolve("migrations");
    }

    private Path original() {
        return directory.resolve("original.db");
    }

    @BeforeEach
    void aDatabaseAndMigrationsThatRebuildItsTables() {
        ObjectSchema person = ObjectSchema.of(
                "person",
                FieldSchema.of("name", FieldType.TEXT).asSearchable(),
                FieldSchema.of("age", FieldType.TEXT),
                FieldSchema.of("note", FieldType.TEXT).asIndexed());
        ObjectSchema task = ObjectSchema.of(
                "task", FieldSchema.of("title", FieldType.TEXT), FieldSchema.lookup("person", "person"));
        MigrationFolder folder = new MigrationFolder(folder());
        try (SqlDataDriver driver = SqliteDriver.file(original())) {
            Definitions first = definitions(person, task);
            write(folder, first, 1);
            migrator(driver, folder(), START).apply();
            driver.registerObjects(first.all());
            for (int number = 0; number < 30; number++) {
                driver.create(
                        "person",
                        Map.of("id", "p" + number, "name", "Ada " + number, "age", "" + number, "note", "n"),
                        DriverOptions.NONE);
                driver.create(
                        "task", Map.of("id", "t" + number, "title", "x", "person", "p" + number), DriverOptions.NONE);
            }
            driver.execute("create view adults as select id, age from person where age > 17");
            ObjectSchema aged = ObjectSchema.of(
                    "person",
                    FieldSchema.of("name", FieldType.TEXT).asSearchable(),
                    FieldSchema.of("age", FieldType.NUMBER).asNotNull(),
                    FieldSchema.of("note", FieldType.TEXT).asIndexed());
            Definitions second = definitions(aged, task);
            write(folder, second, 2);
            ObjectSchema third = ObjectSchema.of(
                            "person",
                            FieldSchema.of("name", FieldType.TEXT).asSearchable(),
                            FieldSchema.of("age", FieldType.NUMBER).asNotNull(),
                            FieldSchema.of("city", FieldType.TEXT)
                                    .withDefault("Bonn")
                                    .asSearchable())
                    .withIndexes(IndexSchema.on("age", "city"));
            write(folder, definitions(third, task, ObjectSchema.of("city", FieldSchema.of("n", FieldType.NUMBER))), 3);
            Step rome = new Sql("update person set city = 'Rome' where age < 10", false);
            folder.write(new Migration("20260101000004_rome", "rome", List.of(rome), List.of(), null));
        }
    }

    private static Definitions definitions(ObjectSchema... objects) {
        return Definitions.of(List.of(objects).stream()
                .map(object -> new ObjectDefinition(object.name(), object))
                .toList());
    }

    private static void write(MigrationFolder folder, Definitions next, int second) {
        RenameHints hints = new RenameHints(Map.of(), second == 3 ? Set.of("person.note") : Set.of());
        Clock clock = Clock.fixed(START.plusSeconds(second), ZoneOffset.UTC);
        assertThat(new MigrationGenerator(folder, clock).fromSnapshot(next, "step " + second, hints))
                .isPresent();
    }

    @Test
    void theNextApplyEndsWhereAnUninterruptedOneDoes() throws Exception {
        Path whole = copy("whole");
        int statements = run(whole, Integer.MAX_VALUE).statements();
        Map<String, List<String>> expected = content(whole);
        assertThat(statements).isGreaterThan(100);

        List<Integer> points = IntStream.range(0, Math.min(POINTS, statements))
                .map(point -> (int) ((long) point * statements / POINTS))
                .boxed()
                .toList();
        for (int point : points) {
            Path database = copy("killed-" + point);
            assertThat(run(database, point).exit()).as("at statement " + point).isEqualTo(KILLED);
            try (SqlDataDriver driver = SqliteDriver.file(database)) {
                Instant whenTheLockIsOver = START.plus(Duration.ofMinutes(2));
                Migrator next = migrator(driver, folder(), whenTheLockIsOver);
                next.apply();
                assertThat(next.verify().drift()).isEmpty();
            }
            assertThat(content(database)).as("after statement " + point).isEqualTo(expected);
        }
    }

    private record Outcome(int exit, String printed) {
        int statements() {
            return Integer.parseInt(printed.strip());
        }
    }

    private Outcome run(Path database, int statements) throws IOException, InterruptedException {
        Process process = ForkedJvm.start(
                Victim.class,
                List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true"),
                database.toString(),
                folder().toString(),
                String.valueOf(statements));
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), printed);
    }

    private Path copy(String name) throws IOException {
        return Files.copy(original(), directory.resolve(name + ".db"));
    }

    /** Without the moments at which migrations were applied. */
    private static Map<String, List<String>> content(Path database) {
        try (SqlDataDriver driver = SqliteDriver.file(database)) {
            Map<String, List<String>> content = new TreeMap<>(DatabaseDump.of(driver));
            content.computeIfPresent(
                    "_objectstack_migrations",
                    (table, rows) -> rows.stream()
                            .map(row -> row.replaceAll("applied_at=\\S+", ""))
                            .toList());
            content.remove("_objectstack_migration_lock");
            return content;
        }
    }
}
