package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.ddl.LiveDefinition;
import com.objectstack.compiler.ddl.LiveTable;
import com.objectstack.compiler.ddl.SchemaCompiler;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one table differs from its object: there or not, its columns, its indexes; contract B245 to B248. */
final class TableDrift {
    private final SchemaCompiler compiler;
    private final SearchIndexes searches;
    private final boolean strict;

    TableDrift(SchemaCompiler compiler, SearchIndexes searches, boolean strict) {
        this.compiler = compiler;
        this.searches = searches;
        this.strict = strict;
    }

    /** The changes in an order in which they can be made: columns before indexes, what is lost last. */
    List<SchemaChange> find(TableModel table, SqlSession session) {
        Introspection database = new Introspection(session, Deadline.NONE);
        if (table.isExternal()) {
            return ExternalTables.missing(table, database);
        }
        Optional<LiveDefinition> live = database.definition(table.name());
        if (live.isEmpty()) {
            return List.of(create(table, database));
        }
        List<SchemaChange> changes = new ArrayList<>(new ColumnDrift(compiler, table, live.get(), session).changes());
        changes.addAll(new IndexDrift(compiler, table, session, database).changes());
        search(table, database).ifPresent(changes::add);
        List<SchemaChange> ordered = changes.stream()
                .filter(change -> !change.kindName().startsWith("drop_"))
                .collect(Collectors.toCollection(ArrayList::new));
        changes.stream().filter(change -> change.kindName().startsWith("drop_")).forEach(ordered::add);
        return ordered;
    }

    private SchemaChange create(TableModel table, Introspection database) {
        List<Rendered> statements = new ArrayList<>();
        statements.add(compiler.createTable(table, strict));
        for (IndexPlan index : IndexPlans.of(table, warning -> {})) {
            statements.add(compiler.createIndex(index, table));
        }
        searches.find(table).ifPresent(index -> statements.addAll(searches.missing(index, database)));
        return new TableChange(
                TableChange.Kind.CREATE_TABLE,
                table.name(),
                table.name(),
                ChangeCategory.SAFE,
                "there is no table '" + table.name() + "'; it is created",
                texts(statements),
                true,
                null);
    }

    private Optional<SchemaChange> search(TableModel table, Introspection database) {
        Optional<SearchIndex> index = searches.find(table);
        List<Rendered> missing =
                index.map(declared -> searches.missing(declared, database)).orElse(List.of());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new IndexChange(
                        IndexChange.Kind.CREATE_INDEX,
                        table.name(),
                        table.name() + "__fts",
                        ChangeCategory.SAFE,
                        "the search index of '" + table.name()
                                + "' is not as declared; it is made anew from the records",
                        texts(missing),
                        true,
                        List.of(),
                        null));
    }

    static List<String> texts(List<Rendered> statements) {
        return statements.stream().map(Rendered::sql).toList();
    }

    /** A table as the compiler asks for it. */
    static LiveTable table(LiveDefinition live, boolean isPopulated) {
        return new LiveTable(
                live.columns().stream().map(LiveDefinition.Column::name).collect(Collectors.toSet()),
                isPopulated,
                live.isStrict());
    }
}
