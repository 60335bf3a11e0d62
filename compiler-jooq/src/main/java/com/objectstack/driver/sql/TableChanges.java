package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.ddl.SequenceTable;
import com.objectstack.compiler.ddl.TableRebuild;
import com.objectstack.compiler.ddl.TableRename;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link SchemaTransaction} does to tables beside what the driver does anyway. */
final class TableChanges {
    /** What {@link #converge} mends: no reason not to take a table for an object's. */
    private static final Set<String> TOLERATED = Set.of("normalize_values", "drop_column_default");

    private final SqlExecutor executor;
    private final Registry registry;
    private final Schemas schemas;
    private final SearchIndexes searches;
    private final Drifts drifts;

    TableChanges(SqlExecutor executor, Registry registry, Schemas schemas, SearchIndexes searches, Drifts drifts) {
        this.executor = executor;
        this.registry = registry;
        this.schemas = schemas;
        this.searches = searches;
        this.drifts = drifts;
    }

    /** Forgotten first: what an earlier declaration says of tenants would be kept. */
    TableModel declare(ObjectDefinition object) {
        registry.forget(object.object());
        return registry.register(List.of(object)).get(0);
    }

    void create(ObjectDefinition object) {
        TableModel table = declare(object);
        if (database().definition(table.name()).isEmpty()) {
            schemas.syncWithin(executor, table, false);
        }
        List<SchemaChange> differences = drifts.detect(List.of(table.name())).changes().stream()
                .filter(change -> !TOLERATED.contains(change.kindName()) && !(change instanceof IndexChange))
                .toList();
        if (!differences.isEmpty()) {
            throw conflict(
                    "table '" + table.name() + "' is there, and is not as declared: "
                            + differences.stream()
                                    .map(SchemaChange::description)
                                    .collect(Collectors.joining("; ")),
                    "declare what there is first, then change it");
        }
    }

    void drop(String object) {
        List<String> needing =
                TableRename.dependents(object, database().schema(), Set.copyOf(SearchSchema.names(object)));
        if (!needing.isEmpty()) {
            throw conflict(
                    "table '" + object + "' is needed by " + String.join(", ", needing),
                    "drop or change what needs it first");
        }
        schemas.dropTable(object, DriverOptions.NONE);
    }

    void rename(String object, ObjectDefinition renamed) {
        String name = renamed.object();
        dropSearch(object);
        dropIndexesOf(required(object), renamed);
        run(TableRename.table(object, name), "table '" + object + "' cannot be renamed to '" + name + "'");
        moveCounters(Map.entry(object, name), null, null);
        registry.forget(object);
        settle(renamed);
    }

    void renameColumn(String field, String newField, ObjectDefinition renamed) {
        String object = renamed.object();
        dropSearch(object);
        dropIndexesOf(required(object), renamed);
        run(
                TableRename.column(object, field, newField),
                "column '" + field + "' of '" + object + "' cannot be renamed to '" + newField + "'");
        moveCounters(Map.entry(object, object), field, newField);
        settle(renamed);
    }

    /** Indexes that are called after the table or the column are made anew under another name. */
    private void dropIndexesOf(TableModel table, ObjectDefinition renamed) {
        Set<String> kept = IndexPlans.of(TableModel.of(renamed.object(), renamed.schema()), warning -> {}).stream()
                .map(IndexPlan::name)
                .collect(Collectors.toSet());
        write(IndexPlans.of(table, warning -> {}).stream()
                .filter(index -> !kept.contains(index.name()))
                .map(index -> schemas.compiler().dropIndex(index.name()))
                .toList());
    }

    private void run(Rendered statement, String failed) {
        try {
            executor.run(Writes.write(statement), Deadline.NONE);
        } catch (DriverException refusal) {
            throw Rebuild.isOfSqlite(refusal)
                    ? DriverException.builder(ErrorCode.SCHEMA_CONFLICT, failed + ": " + refusal.getMessage())
                            .hint("mend or drop what the message names; nothing was changed")
                            .cause(refusal)
                            .build()
                    : refusal;
        }
    }

    private void moveCounters(Map.Entry<String, String> object, @Nullable String field, @Nullable String newField) {
        var there = database().tables(List.of(SequenceKey.TABLE)).get(SequenceKey.TABLE);
        if (there != null && !SequenceTable.isOlder(there.columns())) {
            Rendered counters = SequenceTable.counters(there.columns());
            SqlResult known = executor.run(SqlStatement.read(counters.sql(), counters.binds()), Deadline.NONE);
            write(SequenceTable.rename(known.rows(), object, field, newField));
        }
    }

    void dropIndex(String object, IndexSchema index) {
        TableModel table = required(object);
        if (!index.type().isSearch()) {
            write(List.of(
                    schemas.compiler().dropIndex(IndexPlans.of(table, index).name())));
            registry.schemaChanged();
        }
    }

    void settle(ObjectDefinition object) {
        TableModel table = declare(object);
        schemas.syncWithin(executor, table, false);
        if (searches.find(table).isEmpty()) {
            dropSearch(table.name());
        }
        IndexDrift indexes = new IndexDrift(schemas.compiler(), table, executor, database());
        for (SchemaChange change : indexes.changes()) {
            if (change instanceof IndexChange found && !found.duplicates().isEmpty()) {
                throw IndexDrift.refusal(found.name(), table, found.duplicates());
            }
            executor.batch(
                    change.sql().stream()
                            .map(sql -> SqlStatement.write(sql, List.of()))
                            .toList(),
                    Deadline.NONE);
        }
        registry.schemaChanged();
    }

    void converge(String object) {
        List<SchemaChange> changes = drifts.detect(List.of(object)).changes().stream()
                .filter(change -> !change.kindName().equals("drop_column"))
                .toList();
        changes.stream()
                .flatMap(change -> change.blocker().stream())
                .findFirst()
                .ifPresent(blocker -> {
                    throw conflict("table '" + object + "' cannot be made as declared: " + blocker, "mend it first");
                });
        drifts.apply(changes, true);
    }

    long count(String object) {
        Object number = executor.run(
                        SqlStatement.read(TableRebuild.count(object).sql(), List.of()), Deadline.NONE)
                .rows()
                .get(0)[0];
        return number instanceof Long count ? count : 0;
    }

    private void dropSearch(String object) {
        if (database().schema().stream().anyMatch(part -> SearchIndex.isPartOf(part.name(), object))) {
            write(SearchSchema.drop(object, database().searchIndex(object)));
            registry.schemaChanged();
        }
    }

    private TableModel required(String object) {
        Optional<KnownTable> known = registry.registered(object);
        return known.map(KnownTable::table).orElseThrow(() -> registry.unknown(object));
    }

    private void write(List<Rendered> statements) {
        executor.batch(statements.stream().map(Writes::write).toList(), Deadline.NONE);
    }

    private Introspection database() {
        return new Introspection(executor, Deadline.NONE);
    }

    private static DriverException conflict(String message, String hint) {
        return DriverException.of(ErrorCode.SCHEMA_CONFLICT, "", message, hint);
    }
}
