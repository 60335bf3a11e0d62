package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.migrate.Step.CreateTable;
import com.objectstack.schema.SchemaChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes migrations: the difference between objects as they shall be and what the migrations so far lead to. */
public final class MigrationGenerator {
    private final MigrationFolder folder;
    private final Clock clock;

    /**
     * A generator.
     *
     * @param folder where the migrations are
     * @param clock tells the time for their ids
     */
    public MigrationGenerator(MigrationFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The definitions that the migrations in the folder lead to: the last snapshot.
     *
     * @return the definitions
     * @throws DriverException {@code SCHEMA_CONFLICT} if a migration does not fit those before it
     */
    public Definitions snapshot() {
        return History.after(folder.read());
    }

    /**
     * A migration from the last snapshot.
     *
     * @param next the objects as they shall be
     * @param description what the change is for, "" for a text made of its first step
     * @param hints what became of what
     * @return the file, empty if nothing that a table depends on differs
     * @throws DriverException as {@link SchemaDiff#between}; nothing is written then
     */
    public Optional<MigrationFile> fromSnapshot(Definitions next, String description, RenameHints hints) {
        Definitions before = snapshot();
        List<Step> steps = SchemaDiff.between(before, next, hints);
        return steps.isEmpty() ? Optional.empty() : Optional.of(write(steps, description, before));
    }

    /**
     * Migrations from what a database holds. Without any migrations so far, the tables that are there already are noted in
     * one that creates them, or finds them; else the database must be what the migrations lead to.
     *
     * @param driver the database; it is only read
     * @param next the objects as they shall be; tables of no object stay out of it
     * @param description what the change is for, "" for a text made of its first step
     * @param hints what became of what
     * @return the files, none if nothing differs
     * @throws DriverException {@code SCHEMA_CONFLICT} if migrations are pending or tables have drifted, otherwise as
     *     {@link #fromSnapshot}; nothing is written then
     */
    public List<MigrationFile> fromDatabase(
            SqlDataDriver driver, Definitions next, String description, RenameHints hints) {
        List<MigrationFile> files = folder.read();
        History history = new History(files, driver.schemaLedger().entries());
        if (!files.isEmpty() || !history.entries().isEmpty()) {
            requireUpToDate(driver, history);
            return fromSnapshot(next, description, hints).stream().toList();
        }
        DatabaseDefinitions found = DatabaseDefinitions.of(driver, next);
        List<Step> steps = new ArrayList<>(SchemaDiff.between(found.definitions(), next, hints));
        steps.addAll(found.converging());
        List<MigrationFile> written = new ArrayList<>();
        if (!found.definitions().names().isEmpty()) {
            List<Step> there = found.definitions().all().stream()
                    .<Step>map(object -> new CreateTable(object.object(), object.schema()))
                    .toList();
            List<Check> checks =
                    found.asDefined().stream().<Check>map(Check.AsDefined::new).toList();
            written.add(write("baseline", there, checks, null));
        }
        if (!steps.isEmpty()) {
            written.add(write(steps, description, found.definitions()));
        }
        return written;
    }

    private static void requireUpToDate(SqlDataDriver driver, History history) {
        List<MigrationFile> pending = history.pending();
        List<SchemaChange> drift = driver.compare(history.applied().all()).changes();
        if (!pending.isEmpty() || !drift.isEmpty()) {
            String pendingIds = pending.stream().map(MigrationFile::id).collect(Collectors.joining(", "));
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    "",
                    "the database is not what the migrations lead to"
                            + (pending.isEmpty() ? "" : "; pending: " + pendingIds)
                            + (drift.isEmpty() ? "" : "; different: ")
                            + drift.stream().map(SchemaChange::description).collect(Collectors.joining("; ")),
                    "apply what is pending and mend what was changed by hand, or leave the database out");
        }
    }

    private MigrationFile write(List<Step> steps, String description, Definitions before) {
        String told = description.isBlank() ? Steps.text(steps.get(0)).replaceAll(" \\(.*", "") : description;
        return write(
                told,
                steps,
                DefaultChecks.of(steps, before),
                Steps.inverse(steps).orElse(null));
    }

    private MigrationFile write(String description, List<Step> up, List<Check> checks, @Nullable List<Step> down) {
        List<MigrationFile> files = folder.read();
        String last = files.isEmpty() ? "" : files.get(files.size() - 1).id();
        String id = MigrationFolder.newId(description, clock.instant(), last);
        return folder.write(new Migration(id, description, up, checks, down));
    }
}
