package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;

/** Other names for tables and columns. SQLite itself rewrites keys, indexes, views and triggers that name them. */
public final class TableRename {
    private TableRename() {}

    /** Another name for a table. */
    public static Rendered table(String from, String to) {
        return Renderer.inlined(DSL.query("alter table {0} rename to {1}", DSL.name(from), DSL.name(to)));
    }

    /** Another name for a column. */
    public static Rendered column(String table, String from, String to) {
        return Renderer.inlined(
                DSL.query("alter table {0} rename column {1} to {2}", DSL.name(table), DSL.name(from), DSL.name(to)));
    }

    /**
     * What would name a table that is no longer there.
     *
     * @param table the table
     * @param schema the whole schema
     * @param leaving names of what is dropped with it
     * @return the views, and the triggers of other tables, each with its type
     */
    public static List<String> dependents(String table, List<SchemaObject> schema, Set<String> leaving) {
        List<String> dependents = new ArrayList<>();
        for (SchemaObject object : schema) {
            boolean outlives = object.is("view")
                    || (object.is("trigger") && !object.table().equalsIgnoreCase(table));
            if (outlives && !leaving.contains(object.name()) && object.mentions(Set.of(table))) {
                dependents.add(object.type() + " '" + object.name() + "'");
            }
        }
        return dependents;
    }
}
