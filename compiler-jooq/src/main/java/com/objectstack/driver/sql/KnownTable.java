package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.WriteTarget;

/**
 * An object the driver knows.
 *
 * @param table its table
 * @param isNumbered whether the database itself numbers its records
 */
record KnownTable(TableModel table, boolean isNumbered) {
    /** Where its writes go. */
    WriteTarget target() {
        return new WriteTarget(table, table.hasId() && !isNumbered);
    }
}
