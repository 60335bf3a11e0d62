package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.sql.SchemaLedger;
import com.objectstack.driver.sql.SqlDataDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs the migrations of a folder on a database. Each is one transaction, in which its place in the ledger is written too:
 * whatever ends a run, a power cut or {@code kill -9}, the database is as it was after one of the migrations, and the next
 * run goes on from there.
 *
 * <p>Runs that change something hold a lock in the database, which ends by itself some time after its owner is gone. For
 * one thread.
 */
public final class Migrator {
    private final SqlDataDriver driver;
    private final MigrationFolder folder;
    private final MigratorOptions options;
    private final RunnerLock lock;

    /**
     * A runner.
     *
     * @param driver the database; it stays the caller's
     * @param folder the migrations
     * @param options how they are run
     */
    public Migrator(SqlDataDriver driver, MigrationFolder folder, MigratorOptions options) {
        this.driver = driver;
        this.folder = folder;
        this.options = options;
        this.lock = new RunnerLock(driver, options);
    }

    private History history() {
        return new History(folder.read(), driver.schemaLedger().entries());
    }

    /**
     * What became of every migration that the folder or the database knows.
     *
     * @return the migrations by id
     */
    public List<MigrationStatus> status() {
        return history().statuses();
    }

    /**
     * The migrations to apply with their statements. They are all run in one transaction and undone again, so what would be
     * refused is refused here; other writers wait as long.
     *
     * @return the pending migrations in order
     * @throws DriverException as {@link #apply()}, but for the lock
     */
    public List<PlannedMigration> plan() {
        History history = history();
        List<MigrationFile> pending = history.pending();
        if (pending.isEmpty()) {
            return List.of();
        }
        Definitions before = history.applied();
        return driver.tryOnSchema(transaction -> {
            List<PlannedMigration> plan = new ArrayList<>();
            Definitions now = before;
            int known = 0;
            for (MigrationFile file : pending) {
                now = new StepRunner(transaction, file.migration(), MigrationProgress.SILENT).up(now);
                List<String> all = transaction.statements();
                plan.add(new PlannedMigration(file.migration(), all.subList(known, all.size())));
                known = all.size();
            }
            return plan;
        });
    }

    /**
     * Applies what is pending, in order. One that fails is undone as a whole, and those before it stay.
     *
     * @return the migrations that were applied, none if nothing was pending
     * @throws DriverException {@code SCHEMA_CONFLICT} if the folder is not what the ledger says, {@code BUSY} if another
     *     runner holds the lock, {@code TRANSACTION_LOST} if the lock was taken over meanwhile, {@code UNSUPPORTED} for
     *     steps that lose data and are not allowed, or whatever a step was refused with
     */
    public List<Migration> apply() {
        // Before the lock too: what is refused leaves nothing in the database, a ledger neither.
        if (pending(history()).isEmpty()) {
            return List.of();
        }
        return lock.run(() -> {
            History history = history();
            List<MigrationFile> pending = pending(history);
            List<Migration> applied = new ArrayList<>();
            Definitions now = history.applied();
            String last = RunnerLock.lastOf(history.entries());
            for (MigrationFile file : pending) {
                options.progress().begin(file.migration(), applied.size() + 1, pending.size());
                now = apply(file, now, last);
                options.progress().end(file.migration());
                applied.add(file.migration());
                last = file.id();
            }
            return applied;
        });
    }

    private List<MigrationFile> pending(History history) {
        List<MigrationFile> pending = history.pending();
        pending.forEach(
                file -> requireAllowed(file.migration(), "/up", file.migration().up()));
        return pending;
    }

    private Definitions apply(MigrationFile file, Definitions before, String last) {
        try {
            return driver.changeSchema(transaction -> {
                lock.hold(transaction, last);
                Definitions after = new StepRunner(transaction, file.migration(), options.progress()).up(before);
                transaction
                        .ledger()
                        .append(new SchemaLedger.Entry(
                                file.id(),
                                file.checksum(),
                                file.migration().description(),
                                options.clock().instant(),
                                after.toJson().toString()));
                lock.renew(transaction);
                return after;
            });
        } catch (DriverException failure) {
            // The answer to the commit was lost: the ledger tells what became of it.
            if (failure.code() != ErrorCode.OUTCOME_UNKNOWN
                    || !RunnerLock.lastOf(driver.schemaLedger().entries()).equals(file.id())) {
                throw failure;
            }
            return StepEffect.of(file.migration().up(), before);
        }
    }

    /**
     * Applies what is pending to a copy of the database, which is thrown away. The database itself is only read.
     *
     * @param opener opens a file as a database
     * @return the migrations that would be applied
     * @throws DriverException as {@link #apply()}
     */
    public List<Migration> dryRun(Function<Path, SqlDataDriver> opener) {
        return DatabaseCopy.with(driver, opener, copy -> new Migrator(copy, folder, options.forcingUnlock()).apply());
    }

    /**
     * Undoes the last applied migrations, the last one first.
     *
     * @param count how many
     * @return the migrations that were undone
     * @throws DriverException {@code UNSUPPORTED} if one of them cannot be undone, or loses data and that is not allowed;
     *     nothing is undone then. Otherwise as {@link #apply()}
     */
    public List<Migration> rollback(int count) {
        return lock.run(() -> {
            History history = history();
            history.pending();
            List<SchemaLedger.Entry> entries = history.entries();
            if (count < 1 || count > entries.size()) {
                throw DriverException.of(
                        ErrorCode.INVALID_CONFIG,
                        "",
                        count + " migrations are to be undone, and " + entries.size() + " were applied",
                        "pass a number from 1 to " + entries.size());
            }
            List<MigrationFile> files = history.files();
            for (int place = entries.size() - 1; place >= entries.size() - count; place--) {
                Migration migration = files.get(place).migration();
                requireAllowed(migration, "/down", migration.down().orElseThrow(() -> noWayBack(migration)));
            }
            List<Migration> undone = new ArrayList<>();
            for (int place = entries.size() - 1; place >= entries.size() - count; place--) {
                Migration migration = files.get(place).migration();
                options.progress().begin(migration, undone.size() + 1, count);
                undo(migration, entries, place);
                options.progress().end(migration);
                undone.add(migration);
            }
            return undone;
        });
    }

    private void undo(Migration migration, List<SchemaLedger.Entry> entries, int place) {
        Definitions before = Definitions.parse(entries.get(place).definitions());
        Definitions wanted = place == 0
                ? Definitions.NONE
                : Definitions.parse(entries.get(place - 1).definitions());
        driver.changeSchema(transaction -> {
            lock.hold(transaction, migration.id());
            Definitions after = new StepRunner(transaction, migration, options.progress()).down(before);
            if (!SchemaDiff.between(after, wanted, RenameHints.NONE).isEmpty()) {
                throw DriverException.of(
                        ErrorCode.SCHEMA_CONFLICT,
                        JsonPointers.child("", migration.id()) + "/down",
                        "the steps back do not lead to what was there before the migration",
                        "mend them; nothing was changed");
            }
            transaction.ledger().remove(migration.id());
            lock.renew(transaction);
            return after;
        });
    }

    private static DriverException noWayBack(Migration migration) {
        return DriverException.of(
                ErrorCode.UNSUPPORTED,
                JsonPointers.child("", migration.id()) + "/down",
                "migration '" + migration.id() + "' cannot be undone: it has no steps back",
                "write a migration that changes what it did");
    }

    private void requireAllowed(Migration migration, String path, List<Step> steps) {
        for (int place = 0; place < steps.size() && !options.allowDestructive(); place++) {
            if (Steps.isDestructive(steps.get(place))) {
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED,
                        JsonPointers.child(JsonPointers.child("", migration.id()) + path, place),
                        "migration '" + migration.id() + "' would lose data: " + Steps.text(steps.get(place)),
                        "allow destructive steps if that is meant; nothing was changed");
            }
        }
    }

    /**
     * Whether the tables are what the last applied migration left, and the files what they were. Nothing is changed.
     *
     * @return all that differs
     */
    public Verification verify() {
        History history = history();
        return Verification.of(driver.compare(history.applied().all()).changes(), history.statuses());
    }
}
