package com.objectstack.compiler.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What has to be out of the way while a table is replaced: SQLite will not rename a table as long as a view or a trigger
 * anywhere names one that is missing.
 *
 * @param views the views that read the table, directly or through a view, in the order they were made
 * @param triggers the triggers that name the table or one of these views, and those beside them: triggers of one table
 *     fire in an order that comes of the order they were made in
 */
record Reach(List<SchemaObject> views, List<SchemaObject> triggers) {
    /** What reaches a table in a schema, which is given in the order it was made. */
    static Reach of(String table, List<SchemaObject> schema) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(table);
        List<SchemaObject> open = new ArrayList<>(
                schema.stream().filter(object -> object.is("view")).toList());
        Set<SchemaObject> reached = new LinkedHashSet<>();
        boolean grows = true;
        while (grows) {
            List<SchemaObject> more =
                    open.stream().filter(view -> view.mentions(names)).toList();
            grows = !more.isEmpty();
            open.removeAll(more);
            reached.addAll(more);
            more.forEach(view -> names.add(view.name()));
        }
        Set<String> fired = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        triggers(schema)
                .filter(trigger -> names.contains(trigger.table()) || trigger.mentions(names))
                .forEach(trigger -> fired.add(trigger.table()));
        return new Reach(
                schema.stream().filter(reached::contains).toList(),
                triggers(schema)
                        .filter(trigger -> fired.contains(trigger.table()))
                        .toList());
    }

    private static Stream<SchemaObject> triggers(List<SchemaObject> schema) {
        return schema.stream().filter(object -> object.is("trigger"));
    }
}
