package com.objectstack.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.DatabaseDump;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random pairs of schemas with records, views, triggers and foreign keys of somebody else: from one to the other and on to a
 * third, nothing that did not change is lost, and what has been done needs not be done again.
 */
class MigrationLawTest {
    private static final int PAIRS = "nightly".equals(System.getProperty("objectstack.scale")) ? 500 : 50;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What a pair may be refused for: values that cannot be converted, NULLs, and a table that others need. */
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.TYPE_MISMATCH,
            ErrorCode.NOT_NULL_VIOLATION,
            ErrorCode.SCHEMA_CONFLICT,
            ErrorCode.FOREIGN_KEY_VIOLATION);

    @TempDir
    Path directory;

    private int made;
    private int refused;

    @Test
    void whatDoesNotChangeIsKeptFromSchemaToSchema() {
        long first = seed();
        for (int pair = 0; pair < PAIRS; pair++) {
            long seed = first + pair;
            try {
                walk(seed, directory.resolve("pair" + pair));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + " (-Dobjectstack.seed=" + seed + ")", failure);
            }
        }

        assertThat(made).as("migrations made, " + refused + " refused").isGreaterThan(PAIRS);
        assertThat(refused).isPositive();
    }

    private static long seed() {
        String given = System.getProperty("objectstack.seed", "");
        return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    }

    private void walk(long seed, Path folder) {
        DrawnObjects draw = new DrawnObjects(seed);
        List<ObjectSchema> a = draw.objects();
        List<ObjectSchema> b = draw.changed(a);
        List<ObjectSchema> c = draw.changed(b);
        try (SqlDataDriver driver = SqliteDriver.inMemory()) {
            Walk walk = new Walk(driver, new MigrationFolder(folder));
            walk.to(a);
            fill(driver, draw.records(a), a);
            walk.to(b);
            walk.to(c);
        }
    }

    private static void fill(
            SqlDataDriver driver, Map<String, ? extends List<? extends Map<String, ?>>> records, List<ObjectSchema> a) {
        driver.registerObjects(definitions(a));
        records.forEach((object, rows) -> rows.forEach(row -> driver.create(object, row, DriverOptions.NONE)));
        driver.execute("create table audit (what text)");
        // The first object stays through all changes.
        driver.execute("create view seen_o0 as select id, kept from o0");
        driver.execute(
                "create trigger after_o0 after insert on o0 begin insert into audit values (new.id || new.kept); end");
        driver.execute("create table child_of_o0 (parent text references o0(id) on delete cascade)");
        driver.execute("insert into child_of_o0 select id from o0");
    }

    private static boolean isOfARun(String text) {
        return text.contains("_objectstack_migration") || text.contains("_objectstack_idempotency");
    }

    private static List<ObjectDefinition> definitions(List<ObjectSchema> objects) {
        return objects.stream()
                .map(object -> new ObjectDefinition(object.name(), object))
                .toList();
    }

    /** One database on its way. */
    private final class Walk {
        private final SqlDataDriver driver;
        private final MigrationFolder folder;
        private Definitions now = Definitions.NONE;
        private int steps;

        Walk(SqlDataDriver driver, MigrationFolder folder) {
            this.driver = driver;
            this.folder = folder;
        }

        void to(List<ObjectSchema> objects) {
            Definitions next = Definitions.of(definitions(objects));
            Set<String> gone = gone(next);
            Clock clock = Clock.fixed(START.plus(Duration.ofHours(++steps)), ZoneOffset.UTC);
            Optional<MigrationFile> file = new MigrationGenerator(folder, clock)
                    .fromSnapshot(next, "step " + steps, new RenameHints(Map.of(), gone));
            assertThat(file.isEmpty()).isEqualTo(now.equals(next));
            if (file.isEmpty()) {
                return;
            }
            Migrator migrator = new Migrator(
                    driver, folder, MigratorOptions.defaults().withClock(clock).allowingDestructive());
            Map<String, List<String>> before = DatabaseDump.of(driver);
            Map<String, List<String>> kept = kept(next);
            try {
                assertThat(migrator.apply()).containsExactly(file.get().migration());
            } catch (DriverException refusal) {
                assertThat(REFUSALS).as(refusal.getMessage()).contains(refusal.code());
                assertThat(withoutLock(DatabaseDump.of(driver))).isEqualTo(withoutLock(before));
                assertThat(folder.path(file.get().id()).toFile().delete()).isTrue();
                refused++;
                return;
            }
            made++;
            assertThat(kept(next)).isEqualTo(kept);
            assertThat(migrator.verify().drift()).isEmpty();
            assertThat(new MigrationGenerator(folder, clock).fromSnapshot(next, "", RenameHints.NONE))
                    .isEmpty();
            assertThat(migrator.apply()).isEmpty();
            now = next;
        }

        /** A refused first migration leaves its table of the lock, and that of idempotency keys. */
        private static Map<String, List<String>> withoutLock(Map<String, List<String>> dump) {
            Map<String, List<String>> rest = new TreeMap<>(dump);
            rest.keySet().removeIf(MigrationLawTest::isOfARun);
            rest.replaceAll(
                    (table, rows) -> rows.stream().filter(row -> !isOfARun(row)).toList());
            return rest;
        }

        private Set<String> gone(Definitions next) {
            Set<String> gone = new HashSet<>();
            for (String name : now.names()) {
                Optional<ObjectSchema> object = next.find(name);
                if (object.isEmpty()) {
                    gone.add(name);
                    continue;
                }
                now.require(name).fields().values().stream()
                        .filter(field -> !object.get().fields().containsKey(field.name()))
                        .forEach(field -> gone.add(name + "." + field.name()));
            }
            return gone;
        }

        /** Columns that have the same kind in both, with their records; what is somebody else's as a whole. */
        private Map<String, List<String>> kept(Definitions next) {
            Map<String, List<String>> kept = new TreeMap<>();
            for (String name : now.names()) {
                if (next.find(name).isEmpty()) {
                    continue;
                }
                List<String> columns = new ArrayList<>(List.of("id", "created_at", "updated_at"));
                now.require(name).fields().values().stream()
                        .filter(field -> isSame(field, next.require(name)))
                        .forEach(field -> columns.add(field.name()));
                String list = String.join(", ", columns);
                kept.put(name, rows("select " + list + " from " + name + " order by id"));
            }
            if (steps > 1) {
                kept.put("children", rows("select parent from child_of_o0 order by parent"));
            }
            kept.put(
                    "views and triggers",
                    rows("select name, sql from sqlite_schema where type in ('view', 'trigger')"
                            + " and (name like 'seen%' or name like 'after%') order by name"));
            return kept;
        }

        private static boolean isSame(FieldSchema field, ObjectSchema next) {
            return field.valueClass() != ValueClass.NONE
                    && next.field(field.name())
                            .filter(other -> other.valueClass() == field.valueClass())
                            .isPresent();
        }

        private List<String> rows(String sql) {
            return driver.execute(sql).rows().stream().map(DataRecord::toString).toList();
        }
    }
}
