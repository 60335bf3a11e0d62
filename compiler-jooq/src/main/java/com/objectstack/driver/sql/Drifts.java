package com.objectstack.driver.sql;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.ColumnChange;
import com.objectstack.schema.Drift;
import com.objectstack.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds how registered objects and their tables differ, and removes the differences; contract B245 to B252. */
final class Drifts {
    private final SqlExecutor executor;
    private final Registry registry;
    private final ColumnChanges columns;
    private final TableDrift tables;

    Drifts(SqlExecutor executor, Registry registry, ColumnChanges columns, TableDrift tables) {
        this.executor = executor;
        this.registry = registry;
        this.columns = columns;
        this.tables = tables;
    }

    Drift detect(List<String> objects) {
        List<SchemaChange> changes = new ArrayList<>();
        try (Snapshot snapshot = Snapshot.of(executor.snapshot(Deadline.NONE))) {
            for (TableModel table : objects.isEmpty() ? registry.registeredTables() : required(objects)) {
                changes.addAll(tables.find(table, snapshot.session()));
            }
        }
        return new Drift(changes);
    }

    private List<TableModel> required(List<String> objects) {
        return objects.stream().map(this::required).toList();
    }

    private TableModel required(String object) {
        return registry.registered(object).map(KnownTable::table).orElseThrow(() -> registry.unknown(object));
    }

    Drift.Outcome apply(List<SchemaChange> changes, boolean allowDestructive) {
        List<SchemaChange> applied = new ArrayList<>();
        List<SchemaChange> skipped = new ArrayList<>();
        for (SchemaChange change : changes) {
            Optional<SchemaChange> now = detect(List.of(change.object())).changes().stream()
                    .filter(change::isSameAs)
                    .filter(found -> found.blocker().isEmpty())
                    .filter(found -> allowDestructive || found.category() != ChangeCategory.DESTRUCTIVE)
                    .findFirst();
            now.ifPresent(this::apply);
            (now.isPresent() ? applied : skipped).add(now.orElse(change));
        }
        return new Drift.Outcome(applied, skipped);
    }

    private void apply(SchemaChange change) {
        if (change instanceof ColumnChange column) {
            apply(column);
        } else {
            run(change);
        }
    }

    private void apply(ColumnChange change) {
        TableModel table = required(change.object());
        switch (change.kind()) {
            case ADD_COLUMN, NORMALIZE_VALUES -> run(change);
            case DROP_COLUMN -> columns.drop(change.object(), change.name(), table);
            case RELAX_NOT_NULL -> rebuild(table, change, Optional.of(false));
            case TIGHTEN_NOT_NULL -> rebuild(table, change, Optional.of(true));
            case CHANGE_TYPE, DROP_COLUMN_DEFAULT -> rebuild(table, change, Optional.empty());
        }
    }

    /** Changes what it says and nothing else: a rule on NULL that is to stay stays. */
    private void rebuild(TableModel table, ColumnChange change, Optional<Boolean> notNull) {
        ColumnModel column = table.require(change.name());
        boolean refusesNull = notNull.orElseGet(() -> new Introspection(executor, Deadline.NONE)
                .definition(table.name())
                .flatMap(live -> live.column(change.name()))
                .filter(found -> found.isNotNull())
                .isPresent());
        columns.rebuild(
                table,
                ColumnDrift.target(table, column, refusesNull),
                column.kind().orElse(null),
                session -> {});
    }

    private void run(SchemaChange change) {
        executor.batch(
                change.sql().stream()
                        .map(sql -> SqlStatement.write(sql, List.of()))
                        .toList(),
                Deadline.NONE);
        registry.schemaChanged();
    }
}
