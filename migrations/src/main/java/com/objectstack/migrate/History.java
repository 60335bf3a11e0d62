package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.SchemaLedger.Entry;
import com.objectstack.migrate.MigrationStatus.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder beside the ledger of a database. */
final class History {
    private final List<MigrationFile> files;
    private final List<Entry> entries;

    History(List<MigrationFile> files, List<Entry> entries) {
        this.files = files;
        this.entries = entries;
    }

    List<MigrationFile> files() {
        return files;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Every migration that either knows, by id. */
    List<MigrationStatus> statuses() {
        Map<String, MigrationStatus> statuses = new TreeMap<>();
        Map<String, Entry> applied = new LinkedHashMap<>();
        entries.forEach(entry -> {
            applied.put(entry.id(), entry);
            statuses.put(
                    entry.id(),
                    new MigrationStatus(entry.id(), entry.description(), State.MISSING, entry.appliedAt(), false));
        });
        String last = entries.isEmpty() ? "" : entries.get(entries.size() - 1).id();
        for (MigrationFile file : files) {
            Entry entry = applied.get(file.id());
            State state = entry == null
                    ? (file.id().compareTo(last) < 0 ? State.OUT_OF_ORDER : State.PENDING)
                    : entry.checksum().equals(file.checksum()) ? State.APPLIED : State.EDITED;
            Migration migration = file.migration();
            statuses.put(
                    file.id(),
                    new MigrationStatus(
                            file.id(),
                            migration.description(),
                            state,
                            entry == null ? null : entry.appliedAt(),
                            migration.isDestructive()));
        }
        return List.copyOf(statuses.values());
    }

    /**
     * The files that were not applied.
     *
     * @throws DriverException {@code SCHEMA_CONFLICT} with every file that is not what the ledger says
     */
    List<MigrationFile> pending() {
        List<Problem> problems = new ArrayList<>();
        for (MigrationStatus status : statuses()) {
            String path = JsonPointers.child("", status.id());
            switch (status.state()) {
                case APPLIED, PENDING -> {}
                case EDITED ->
                    problems.add(problem(
                            path,
                            "migration '" + status.id() + "' was edited after it was applied on " + status.appliedOn(),
                            "bring the file back as it was, and write another migration for what is to change"));
                case MISSING ->
                    problems.add(problem(
                            path,
                            "migration '" + status.id() + "' was applied on " + status.appliedOn()
                                    + ", and has no file",
                            "bring the file back"));
                case OUT_OF_ORDER ->
                    problems.add(problem(
                            path,
                            "migration '" + status.id() + "' was not applied, and a later one was",
                            "generate it anew, or give it a later moment in name and id"));
            }
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        return files.subList(entries.size(), files.size());
    }

    private static Problem problem(String path, String message, String hint) {
        return new Problem(ErrorCode.SCHEMA_CONFLICT, path, message, hint);
    }

    /** The definitions that migrations lead to. */
    static Definitions after(List<MigrationFile> files) {
        Definitions now = Definitions.NONE;
        for (MigrationFile file : files) {
            Definitions before = now;
            now = Problems.under(
                    JsonPointers.child("", file.id()) + "/up",
                    () -> StepEffect.of(file.migration().up(), before));
        }
        return now;
    }

    /** The definitions that the applied migrations led to, as the ledger has them. */
    Definitions applied() {
        return entries.isEmpty()
                ? Definitions.NONE
                : Definitions.parse(entries.get(entries.size() - 1).definitions());
    }
}
