package com.objectstack.conformance.reference;

import com.objectstack.query.Selection;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that does not group.
 *
 * @param name its name in the record
 * @param owner the alias whose nested record it belongs to, null for the record itself
 * @param expression what it shows
 */
record Output(String name, @Nullable String owner, Expression expression) {
    /** The name a selected field has in the record. */
    static String name(Selection selection, Expression expression) {
        boolean isPath = expression.column().isJsonPath() || selection.field().indexOf('.') >= 0;
        return selection
                .alias()
                .orElse(isPath ? selection.field() : expression.column().name());
    }

    /** Its name in a relation, unlike that of every other output. */
    String label() {
        return owner == null ? name : owner + "." + name;
    }

    /** The column it is to whoever reads the query: what was selected by a path is one whole JSON value there. */
    Column column() {
        Column named = expression.column().named(label());
        return new Column(named.name(), named.field());
    }
}
