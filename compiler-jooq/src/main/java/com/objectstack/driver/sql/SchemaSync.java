package com.objectstack.driver.sql;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.External;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.ColumnChange;
import com.objectstack.schema.Drift;
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.TableChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What to synchronize a schema means: done at once, put off, checked or refused; contract B238 and B243. Thread-safe. */
final class SchemaSync {
    private final SchemaMode mode;
    private final Registry registry;
    private final Schemas schemas;
    private final Drifts drifts;
    private final ExternalTables externals;
    private final AutoMigration automatic;
    private final Set<String> pending = new LinkedHashSet<>();
    private boolean isDeferring;

    SchemaSync(
            SqlDriverSettings settings, Registry registry, Schemas schemas, Drifts drifts, ExternalTables externals) {
        this.mode = settings.schemaMode();
        this.automatic = new AutoMigration(settings, drifts);
        this.registry = registry;
        this.schemas = schemas;
        this.drifts = drifts;
        this.externals = externals;
    }

    /** Registers objects whatever comes then. */
    void sync(List<ObjectDefinition> objects, DriverOptions options) {
        List<String> names = objects.stream().map(ObjectDefinition::object).toList();
        if (mode == SchemaMode.MANAGED
                && objects.stream()
                        .anyMatch(object -> External.of(object.schema()).isPresent())) {
            registry.register(objects);
            names.forEach(externals::requireOwn);
        }
        if (mode == SchemaMode.MANAGED && !putOff(names)) {
            schemas.sync(objects, options);
            if (options.transaction().isEmpty()) {
                automatic.after(names);
            }
            return;
        }
        registry.register(objects);
        switch (mode) {
            case MANAGED -> {}
            case EXTERNAL -> requireManaged();
            case VALIDATE_ONLY -> {
                if (!names.isEmpty()) {
                    validate(names);
                }
            }
        }
    }

    private synchronized boolean putOff(List<String> objects) {
        if (isDeferring) {
            pending.addAll(objects);
        }
        return isDeferring;
    }

    /** Refuses a change of the schema where it is not ours. */
    void requireManaged() {
        if (mode != SchemaMode.MANAGED) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "",
                    "the schema of this database is not the driver's to change (its mode is "
                            + mode.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")",
                    "change it where it is managed, then register the objects");
        }
    }

    /** Refuses a change of one object's table where it is not ours. */
    void requireManaged(String object) {
        requireManaged();
        externals.requireOwn(object);
    }

    private void validate(List<String> objects) {
        List<Problem> problems = new ArrayList<>();
        for (SchemaChange change : drifts.detect(objects).changes()) {
            boolean isColumn = change instanceof ColumnChange column && column.kind() == ColumnChange.Kind.ADD_COLUMN;
            if (isColumn || change instanceof TableChange) {
                problems.add(Problem.of(
                        ErrorCode.SCHEMA_CONFLICT,
                        isColumn ? JsonPointers.child("/fields", field(change)) : "",
                        "table '" + change.object() + "' "
                                + (isColumn ? "has no column '" + change.name() + "'" : "is not there")));
            }
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
    }

    /** The field of a column that is not there. */
    private String field(SchemaChange change) {
        return registry.registered(change.object())
                .flatMap(known -> known.table().stored(change.name()))
                .map(ColumnModel::name)
                .orElse(change.name());
    }

    /** From now on objects are registered, and their tables left alone. */
    synchronized void defer() {
        requireManaged();
        isDeferring = true;
    }

    /** What was put off: what is safe, and nothing else. */
    Drift pending() {
        List<String> objects;
        synchronized (this) {
            objects = List.copyOf(pending);
        }
        return new Drift(objects.isEmpty() ? List.of() : drifts.detect(objects).of(ChangeCategory.SAFE));
    }

    /** Does what was put off, and puts off no more. */
    Drift.Outcome flush() {
        schemas.makeIdempotencyTable();
        Drift.Outcome outcome = drifts.apply(pending().changes(), false);
        synchronized (this) {
            Set<String> missing = tables(outcome.skipped());
            Set<String> made = tables(outcome.applied());
            pending.stream()
                    .filter(object -> !missing.contains(object))
                    .forEach(object -> schemas.synced().add(object, made.contains(object)));
            isDeferring = false;
            pending.clear();
        }
        return outcome;
    }

    /** Of some changes the tables to be made. */
    private static Set<String> tables(List<SchemaChange> changes) {
        return changes.stream()
                .filter(TableChange.class::isInstance)
                .map(SchemaChange::object)
                .collect(Collectors.toSet());
    }
}
