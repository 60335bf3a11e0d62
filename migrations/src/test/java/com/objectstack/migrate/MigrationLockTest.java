package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.CLOCK;
import static com.objectstack.migrate.MigratedDatabase.INVOICE;
import static com.objectstack.migrate.MigratedDatabase.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SchemaLedger.Lock;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.migrate.MigrationStatus.State;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runners of the migrations of one file. */
class MigrationLockTest {
    @TempDir
    private Path folder;

    private MigratedDatabase db;
    private SqlDataDriver other;

    @BeforeEach
    void open() {
        db = MigratedDatabase.inFile(folder).withInvoices();
        other = SqliteDriver.file(folder.resolve("data.db"));
        ObjectSchema customer = ObjectSchema.of("customer", FieldSchema.of("name", FieldType.TEXT));
        db.generate(INVOICE, customer);
    }

    @AfterEach
    void close() {
        other.close();
        db.close();
    }

    private Migrator second(MigratorOptions options) {
        return new Migrator(other, db.folder, options.withOwner("second"));
    }

    private void lockedByTheDead() {
        Lock lock = new Lock("the dead", CLOCK.instant().plusSeconds(60));
        db.driver.changeSchema(transaction -> {
            transaction.ledger().acquire(lock, CLOCK.instant(), false);
            return true;
        });
    }

    @Test
    void aSecondRunnerIsToldOwnerAndExpiry() {
        List<DriverException> refusals = new ArrayList<>();
        MigrationProgress meanwhile = new MigrationProgress() {
            @Override
            public void step(Migration migration, Step step) {
                refusals.add(catchThrowableOfType(
                        DriverException.class, () -> second(options()).apply()));
            }
        };

        db.migrator(options().withOwner("first").withProgress(meanwhile)).apply();

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(refusal.retryable()).isTrue();
            assertThat(refusal).hasMessageContaining("'first', whose lock expires at 2026-11-26T09:06:12Z");
        });
        assertThat(second(options()).apply()).isEmpty();
    }

    @Test
    void whoLosesTheLockCommitsNothing() {
        MigrationProgress meanwhile = new MigrationProgress() {
            @Override
            public void begin(Migration migration, int place, int of) {
                second(options().forcingUnlock()).apply();
            }
        };

        DriverException failure = catchThrowableOfType(
                DriverException.class,
                () -> db.migrator(options().withProgress(meanwhile)).apply());

        assertThat(failure.code()).isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(db.migrator().status()).extracting(MigrationStatus::state).containsOnly(State.APPLIED);
    }

    @Test
    void theLockOfADeadRunnerHoldsUntilItExpires() {
        lockedByTheDead();

        DriverException failure = catchThrowableOfType(
                DriverException.class, () -> second(options()).apply());
        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);

        Clock later = Clock.offset(CLOCK, Duration.ofSeconds(60));
        assertThat(second(options().withClock(later)).apply()).hasSize(1);
    }

    @Test
    void theLockOfADeadRunnerCanBeForced() {
        lockedByTheDead();

        assertThat(second(options().forcingUnlock()).apply()).hasSize(1);
    }

    @Test
    void theLockIsGivenBack() {
        db.migrator().apply();

        assertThat(db.driver.schemaLedger().lock()).isEmpty();
    }
}
