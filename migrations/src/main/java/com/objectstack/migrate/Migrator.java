package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.sql.SchemaLedger;
import com.objectstack.driver.sql.SchemaTransaction;
import com.objectstack.driver.sql.SqlDataDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        return locked(() -> {
            History history = history();
            List<MigrationFile> pending = pending(history);
            List<Migration> applied = new ArrayList<>();
            Definitions now = history.applied();
            String last = lastOf(history.entries());
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
        pending.forEach(file ->
                requireAllowed(file.migration(), "/up", file.migration().up()));
        return pending;
    }

    private Definitions apply(MigrationFile file, Definitions before, String last) {
        try {
            return driver.changeSchema(transaction -> {
                hold(transaction, last);
                Definitions after = new StepRunner(transaction, file.migration(), options.progress()).up(before);
                transaction
                        .ledger()
                        .append(new SchemaLedger.Entry(
                                file.id(),
                                file.checksum(),
                                file.migration().description(),
                                options.clock().instant(),
                                after.toJson().toString()));
                transaction.ledger().renew(lock());
                return after;
            });
        } catch (DriverException failure) {
            // The answer to the commit was lost: the ledger tells what became of it.
            if (failure.code() != ErrorCode.OUTCOME_UNKNOWN
                    || !lastOf(driver.schemaLedger().entries()).equals(file.id())) {
                throw failure;
            }
            return StepEffect.of(file.migration().up(), before);
        }
    }

    /** Nobody else has the lock, and nobody has applied or undone anything since the ledger was read. */
    private void hold(SchemaTransaction transaction, String last) {
        transaction.ledger().renew(lock());
        String now = lastOf(transaction.ledger().entries());
        if (!now.equals(last)) {
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    "",
                    "the last applied migration was '" + last + "' and is '" + now + "'",
                    "somebody else was at work; look at the status and begin again");
        }
    }

    private static String lastOf(List<SchemaLedger.Entry> entries) {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).id();
    }

    /**
     * Applies what is pending to a copy of the database, which is thrown away. The database itself is only read.
     *
     * @param opener opens a file as a database
     * @return the migrations that would be applied
     * @throws DriverException as {@link #apply()}
     */
    public List<Migration> dryRun(Function<Path, SqlDataDriver> opener) {
        try {
            Path copies = Files.createTempDirectory("objectstack-migrate");
            Path copy = copies.resolve("copy.db");
            try {
                driver.copyTo(copy.toString());
                try (SqlDataDriver other = opener.apply(copy)) {
                    return new Migrator(other, folder, options.forcingUnlock()).apply();
                }
            } finally {
                delete(copies);
            }
        } catch (IOException e) {
            throw DriverException.builder(ErrorCode.INVALID_CONFIG, "no copy can be made: " + e)
                    .cause(e)
                    .build();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
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
        return locked(() -> {
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
            List<MigrationFile> files = folder.read();
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
        Definitions wanted =
                place == 0 ? Definitions.NONE : Definitions.parse(entries.get(place - 1).definitions());
        driver.changeSchema(transaction -> {
            hold(transaction, migration.id());
            Definitions after = new StepRunner(transaction, migration, options.progress()).down(before);
            if (!SchemaDiff.between(after, wanted, RenameHints.NONE).isEmpty()) {
                throw DriverException.of(
                        ErrorCode.SCHEMA_CONFLICT,
                        JsonPointers.child("", migration.id()) + "/down",
                        "the steps back do not lead to what was there before the migration",
                        "mend them; nothing was changed");
            }
            transaction.ledger().remove(migration.id());
            transaction.ledger().renew(lock());
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

    private SchemaLedger.Lock lock() {
        return new SchemaLedger.Lock(options.owner(), options.clock().instant().plus(options.lease()));
    }

    private interface Work {
        List<Migration> run();
    }

    private List<Migration> locked(Work work) {
        driver.schemaLedger()
                .lock()
                .filter(held -> !options.forceUnlock())
                .ifPresent(held -> held.requireFree(options.clock().instant(), options.owner()));
        change(ledger -> ledger.acquire(lock(), options.clock().instant(), options.forceUnlock()));
        List<Migration> done;
        try {
            done = work.run();
        } catch (RuntimeException failure) {
            try {
                change(ledger -> ledger.release(options.owner()));
            } catch (DriverException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        change(ledger -> ledger.release(options.owner()));
        return done;
    }

    private void change(Consumer<SchemaLedger> work) {
        driver.changeSchema(transaction -> {
            work.accept(transaction.ledger());
            return true;
        });
    }
}
