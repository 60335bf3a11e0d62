package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.ColumnDependents;
import com.objectstack.compiler.ddl.LiveDefinition;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.ddl.TableRebuild;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.SchemaRules;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes and removes columns, by replacing their table. */
final class ColumnChanges {
    private static final Set<String> IMPLICIT = Set.of(TableModel.ID, TableModel.CREATED_AT, TableModel.UPDATED_AT);

    private final SqlExecutor executor;
    private final Registry registry;
    private final Schemas schemas;
    private final SearchIndexes searches;

    ColumnChanges(SqlExecutor executor, Registry registry, Schemas schemas, SearchIndexes searches) {
        this.executor = executor;
        this.registry = registry;
        this.schemas = schemas;
        this.searches = searches;
    }

    /** Gives a column the type, nullity and default of a definition, and its indexes. */
    void modify(String object, FieldSchema definition) {
        TableModel known = require(object, definition.name());
        if (definition.valueClass() == ValueClass.NONE) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    "/type",
                    "a field of type '" + definition.type().wireName() + "' is computed and has no column",
                    "drop the column, and declare the field with the object");
        }
        ObjectSchema declared = known.schema();
        if (declared == null && definition.searchable()) {
            throw DeclaredSearch.notRegistered(object, "/searchable");
        }
        ObjectSchema next =
                declared == null ? ObjectSchema.of(object, definition) : ChangedSchema.with(definition, declared);
        SchemaRules.check(object, next);
        TableModel table = TableModel.of(object, next);
        rebuild(
                table,
                table.require(definition.name()),
                kindOf(known, definition.name()),
                session -> schemas.syncWithin(session, table, declared == null));
        if (declared != null) {
            registry.register(List.of(new ObjectDefinition(object, next)));
        }
    }

    /** Removes a column with its values, and the indexes on it. */
    void drop(String object, String field) {
        TableModel known = require(object, field);
        ObjectSchema declared = known.schema();
        if (declared != null && field.equals(known.tenantField())) {
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    "/field",
                    "column '" + field + "' says whose the records of '" + object + "' are",
                    "synchronize the object with another tenancy first");
        }
        ObjectSchema next = declared == null ? null : ChangedSchema.without(field, declared);
        drop(object, field, next == null ? null : TableModel.of(object, next));
        if (next != null) {
            registry.register(List.of(new ObjectDefinition(object, next)));
        }
    }

    /** Gives a column its definition; nothing else of the table changes. */
    void rebuild(TableModel table, ColumnModel column, @Nullable ValueClass from, Consumer<SqlSession> more) {
        try (Rebuild rebuild = Rebuild.begin(executor, Deadline.NONE)) {
            LiveDefinition live = definition(rebuild, table.name());
            refuseKey(live, column(live, column.name()));
            Optional<SearchIndex> search = table.isDeclared() ? searches.find(table) : Optional.empty();
            TableRebuild.Search again = searchOf(rebuild, live, column.name(), search);
            rebuild.run(
                    live,
                    TableRebuild.modify(live, column, from, again),
                    new ModifyRefusals(table.name(), column.field().orElseThrow()),
                    more);
        } finally {
            registry.schemaChanged();
        }
    }

    /** Drops a column of a table, whose object, if it is declared, no longer has it. */
    void drop(String object, String field, @Nullable TableModel next) {
        try (Rebuild rebuild = Rebuild.begin(executor, Deadline.NONE)) {
            LiveDefinition live = definition(rebuild, object);
            LiveDefinition.Column column = column(live, field);
            if (column.keyOrdinal() > 0) {
                throw conflict("column '" + column.name() + "' is in the primary key of '" + object + "'", "keep it");
            }
            Optional<SearchIndex> search = next == null ? Optional.empty() : searches.find(next);
            TableRebuild.Search again = searchOf(rebuild, live, column.name(), search);
            Set<String> indexes = indexesGone(rebuild, live, column.name(), again);
            rebuild.run(live, TableRebuild.drop(live, column.name(), indexes, again), NO_REFUSALS, session -> {});
        } finally {
            registry.schemaChanged();
        }
    }

    private TableModel require(String object, String field) {
        SchemaChanges.requireName(object, "object");
        SchemaChanges.requireName(field, "field");
        TableModel known = registry.require(object, new Introspection(executor, Deadline.NONE))
                .table();
        if (known.isDeclared() && IMPLICIT.contains(field)) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    "/field",
                    "every object has the column '" + field + "', and it is always the same",
                    "name another field");
        }
        return known;
    }

    private static LiveDefinition definition(Rebuild rebuild, String object) {
        return rebuild.database()
                .definition(object)
                .orElseThrow(() -> conflict(
                        "'" + object + "' is no ordinary table of the database", "synchronize its schema first"));
    }

    private static LiveDefinition.Column column(LiveDefinition live, String field) {
        return live.column(field).orElseThrow(() -> {
            DriverExceptionBuilder refusal = DriverException.builder(
                            ErrorCode.UNKNOWN_FIELD,
                            "table '" + live.table() + "' has no column " + TextRules.show(field))
                    .path("/field");
            List<String> names =
                    live.columns().stream().map(LiveDefinition.Column::name).toList();
            return NearestName.hint(field, names)
                    .map(refusal::hint)
                    .orElse(refusal)
                    .build();
        });
    }

    private static void refuseKey(LiveDefinition live, LiveDefinition.Column column) {
        if (column.isGenerated()) {
            throw conflict("the values of column '" + column.name() + "' are computed by the database", "drop it");
        }
        if (column.keyOrdinal() > 0 && (live.isWithoutRowid() || live.isRowid(column))) {
            throw conflict("column '" + column.name() + "' is what records are kept by", "copy them to another table");
        }
    }

    private static @Nullable ValueClass kindOf(TableModel known, String field) {
        return known.column(field).flatMap(ColumnModel::kind).orElse(null);
    }

    /** A search index that covers the column is made anew; others come back as they were. */
    private static TableRebuild.Search searchOf(
            Rebuild rebuild, LiveDefinition live, String field, Optional<SearchIndex> next) {
        String object = live.table();
        Set<String> names = live.schema().stream()
                .map(part -> part.name())
                .filter(name -> SearchIndex.isPartOf(name, object))
                .collect(Collectors.toSet());
        boolean covers = live.schema().stream()
                .filter(part -> part.type().equals("view") && names.contains(part.name()))
                .anyMatch(view -> view.mentions(Set.of(field)));
        if (!covers) {
            return TableRebuild.Search.UNCHANGED;
        }
        return new TableRebuild.Search(
                SearchSchema.drop(object, rebuild.database().searchIndex(object)),
                next.map(index -> SearchSchema.replace(index, Map.of())).orElse(List.of()),
                names);
    }

    private static Set<String> indexesGone(
            Rebuild rebuild, LiveDefinition live, String column, TableRebuild.Search search) {
        ColumnDependents dependents = new ColumnDependents(live, column, search.names());
        ColumnDependents.Found found;
        try {
            found = dependents.in(rebuild.schemaWithRenamed(dependents.rename()));
        } catch (DriverException refusal) {
            if (!Rebuild.isOfSqlite(refusal)) {
                throw refusal;
            }
            // What SQLite cannot rename it cannot do without; its message names the view or trigger.
            List<String> views = dependents.views();
            throw DriverException.builder(
                            ErrorCode.SCHEMA_CONFLICT,
                            "column '" + column + "' of '" + live.table() + "' is needed"
                                    + (views.isEmpty() ? "" : " by " + String.join(", ", views)) + ": "
                                    + refusal.getMessage())
                    .hint("drop or change what needs it first")
                    .cause(refusal)
                    .build();
        }
        if (!found.needing().isEmpty()) {
            throw conflict(
                    "column '" + column + "' of '" + live.table() + "' is needed by "
                            + String.join(", ", found.needing()),
                    "drop or change what needs it first");
        }
        return found.indexes();
    }

    private static DriverException conflict(String message, String hint) {
        return DriverException.of(ErrorCode.SCHEMA_CONFLICT, "", message, hint);
    }

    /** What keeps a column from another type. */
    private record ModifyRefusals(String object, FieldSchema field) implements Rebuild.Refusals {
        @Override
        public boolean refusesNull() {
            return field.notNull();
        }

        @Override
        public DriverException unconvertible(String records) {
            return DriverException.of(
                    ErrorCode.TYPE_MISMATCH,
                    "/type",
                    "values of '" + field.name() + "' cannot be of type '"
                            + field.type().wireName() + "' in " + records,
                    "change these values first; nothing was changed");
        }

        @Override
        public DriverException missing(String records) {
            return DriverException.builder(
                            ErrorCode.NOT_NULL_VIOLATION, "'" + field.name() + "' has no value in " + records)
                    .path("/storage/notNull")
                    .hint("give these records a value first; nothing was changed")
                    .object(object)
                    .fields(List.of(field.name()))
                    .build();
        }
    }

    private static final Rebuild.Refusals NO_REFUSALS = new Rebuild.Refusals() {
        @Override
        public boolean refusesNull() {
            return false;
        }

        @Override
        public DriverException unconvertible(String records) {
            throw new IllegalStateException("nothing is converted");
        }

        @Override
        public DriverException missing(String records) {
            throw new IllegalStateException("nothing is required");
        }
    };
}
