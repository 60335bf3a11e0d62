package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;

/**
 * The table a write goes to.
 *
 * @param table the table
 * @param generatesIds whether records without an id get a generated one; false where the database itself numbers them
 */
public record WriteTarget(TableModel table, boolean generatesIds) {
    /** A table whose records get generated ids, if they have ids at all. */
    public static WriteTarget of(TableModel table) {
        return new WriteTarget(table, table.hasId());
    }
}
