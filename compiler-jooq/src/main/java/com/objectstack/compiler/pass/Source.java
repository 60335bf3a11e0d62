package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Something a query reads rows from.
 *
 * @param alias its name in the statement
 * @param table its columns
 * @param naming whether its columns are qualified, which only the finished scope knows
 */
record Source(String alias, TableModel table, Naming naming) implements ScopedField.Owner {
    /** Decides how the columns of a query's sources are written. */
    interface Naming {
        boolean isQualified();
    }

    @Override
    public Field<Object> column(String name) {
        return naming.isQualified()
                ? DSL.field(DSL.name(alias, name), Object.class)
                : Parts.column(name);
    }
}
