package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.definitions;
import static com.objectstack.migrate.MigratedDatabase.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.FailingExecutor;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.JdbcTestExecutor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that breaks at statements all over a run of migrations: before the statement, or before its answer. */
class InterruptedMigrationTest {
    private static final ObjectSchema FIRST = ObjectSchema.of(
            "invoice",
            FieldSchema.of("total", FieldType.TEXT).asIndexed(),
            FieldSchema.of("note", FieldType.TEXT).asSearchable());

    private static final ObjectSchema SECOND = ObjectSchema.of(
            "bill",
            FieldSchema.of("total", FieldType.NUMBER).asIndexed(),
            FieldSchema.of("text", FieldType.TEXT).asSearchable());

    /** Breaking at each of several hundred statements takes a minute; a prime meets all kinds of them. */
    private static final int STRIDE = 7;

    @TempDir
    private Path folder;

    private final Set<String> sound = new HashSet<>();

    /** What is in a database after no, one and both migrations. */
    private void generateAndRemember() {
        MigrationFolder files = new MigrationFolder(folder);
        MigrationGenerator generator = new MigrationGenerator(files, MigratedDatabase.CLOCK);
        sound.add("");
        generator.fromSnapshot(definitions(FIRST), "", RenameHints.NONE);
        files.write(new Migration(
                "20261126100000_record",
                "a record",
                List.of(new Step.Sql(
                        "insert into invoice (id, total, created_at, updated_at) values ('i1', '7', 'x', 'x')", false)),
                List.of(),
                null));
        remember();
        generator.fromSnapshot(
                definitions(SECOND), "", RenameHints.parse(List.of("invoice=bill", "invoice.note=text"), List.of()));
        remember();
    }

    private void remember() {
        try (MigratedDatabase db = database(new FailingExecutor(new JdbcTestExecutor()))) {
            MigratorOptions watching = options().allowingDestructive().withProgress(new MigrationProgress() {
                @Override
                public void end(Migration migration) {
                    sound.add(state(db));
                }
            });
            db.migrator(watching).apply();
        }
    }

    private MigratedDatabase database(FailingExecutor executor) {
        return MigratedDatabase.over(SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS), folder);
    }

    /** All but what a run makes before it migrates, and what FTS5 keeps for itself. */
    private static String state(MigratedDatabase db) {
        return db.dump()
                .lines()
                .filter(line ->
                        !line.matches("_objectstack_(migration|idempotency).*") && !line.startsWith("sqlite_auto"))
                .filter(line -> !line.matches("\\w+__fts_\\w+ .*"))
                .reduce("", (one, other) -> one + other + "\n")
                .strip();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesTheDatabaseBetweenMigrationsAndTheNextRunGoesOn(boolean isAnswerLost) {
        generateAndRemember();
        int place = 0;
        for (boolean isBroken = true; isBroken; place += STRIDE) {
            FailingExecutor executor = new FailingExecutor(new JdbcTestExecutor());
            try (MigratedDatabase db = database(executor)) {
                executor.breakAfter(place, isAnswerLost);
                isBroken = fails(db);
                executor.mend();

                assertThat(state(db)).as("broken at statement %d", place).isIn(sound);
                db.migrator(options().allowingDestructive().forcingUnlock()).apply();
                assertThat(db.migrator().verify().isGood()).isTrue();
                assertThat(db.driver.executeRaw("select total from bill").rows())
                        .extracting(row -> row.get("total"))
                        .containsExactly(7L);
            }
        }
        assertThat(place).isGreaterThan(100);
    }

    private static boolean fails(MigratedDatabase db) {
        try {
            db.migrator(options().allowingDestructive()).apply();
            return false;
        } catch (DriverException failure) {
            assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
            return true;
        }
    }
}
