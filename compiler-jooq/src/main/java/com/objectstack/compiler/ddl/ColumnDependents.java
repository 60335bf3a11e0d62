package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteDialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/**
 * What needs a column. SQLite itself is asked: it renames the column, and every statement that it rewrites names it. That
 * is undone before anything else happens.
 */
public final class ColumnDependents {
    private static final String OTHER_NAME = "_objectstack_dropped";

    private final LiveDefinition live;
    private final String column;
    private final Set<String> leaving;

    /**
     * A question.
     *
     * @param live the table
     * @param column the column
     * @param leaving names of what is dropped with it anyway
     */
    public ColumnDependents(LiveDefinition live, String column, Set<String> leaving) {
        this.live = live;
        this.column = column;
        this.leaving = leaving;
    }

    /**
     * The answer.
     *
     * @param needing what forbids to drop the column, each with its name
     * @param indexes the indexes of the table that go with it
     */
    public record Found(List<String> needing, Set<String> indexes) {}

    /** The statement that shows what names the column. */
    public String rename() {
        return SqliteDialect.context()
                .renderInlined(DSL.query(
                        "alter table {0} rename column {1} to {2}",
                        DSL.name(live.table()), DSL.name(column), DSL.name(OTHER_NAME)));
    }

    /** The views that read the table and name something like the column, for a message. */
    public List<String> views() {
        return Reach.of(live.table(), live.schema()).views().stream()
                .filter(view -> view.mentions(Set.of(column)) && !leaving.contains(view.name()))
                .map(view -> "view '" + view.name() + "'")
                .toList();
    }

    /** Compares the schema with the one after the rename. */
    public Found in(List<SchemaObject> renamed) {
        List<String> needing = new ArrayList<>();
        Set<String> indexes = new LinkedHashSet<>();
        for (SchemaObject before : live.schema()) {
            Optional<SchemaObject> after = renamed.stream()
                    .filter(object ->
                            object.type().equals(before.type()) && object.name().equals(before.name()))
                    .findFirst();
            if (leaving.contains(before.name())
                    || after.isEmpty()
                    || after.get().equals(before)) {
                continue;
            }
            boolean isOwn = before.table().equalsIgnoreCase(live.table());
            if (before.is("index") && isOwn) {
                indexes.add(before.name());
            } else if (before.is("table") && isOwn) {
                TableSql own = TableSql.of(live.sql());
                needing.addAll(own.dependentsOf(
                        column, TableSql.of(String.valueOf(after.get().sql()))));
            } else {
                needing.add(before.type() + " '" + before.name() + "'");
            }
        }
        return new Found(needing, indexes);
    }
}
