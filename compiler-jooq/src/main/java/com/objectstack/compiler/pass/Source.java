package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Something a query reads rows from. Two are equal only if they are the same. */
final class Source implements ScopedField.Owner {
    private final String alias;
    private final TableModel table;
    private final Naming naming;
    private final @Nullable Source holder;

    /** Decides how the columns of a query's sources are written. */
    interface Naming {
        boolean isQualified();
    }

    /**
     * A source.
     *
     * @param alias its name in the statement
     * @param table its columns
     * @param naming whether its columns are qualified, which only the finished scope knows
     */
    Source(String alias, TableModel table, Naming naming) {
        this.alias = alias;
        this.table = table;
        this.naming = naming;
        this.holder = null;
    }

    /** A source whose columns are those of a derived table, each named {@code alias.column} there. */
    Source(String alias, TableModel table, Naming naming, Source holder) {
        this.alias = alias;
        this.table = table;
        this.naming = naming;
        this.holder = holder;
    }

    String alias() {
        return alias;
    }

    /** Whether all columns of a row may be NULL, so that they do not tell whether there is one. */
    boolean needsMark() {
        return table.isDerived() && !table.hasId();
    }

    TableModel table() {
        return table;
    }

    @Override
    public Field<Object> column(String name) {
        if (holder != null) {
            return holder.column(alias + "." + name);
        }
        String stored = table.storedName(name);
        return naming.isQualified() ? DSL.field(DSL.name(alias, stored), Object.class) : Parts.column(stored);
    }
}
