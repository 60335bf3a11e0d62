package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import java.util.List;
import org.jooq.impl.DSL;

/** How many records a table has, counted no further than asked. */
public final class BoundedCount {
    private BoundedCount() {}

    /**
     * The statement: one row of one number.
     *
     * @param table the table
     * @param most where counting stops
     */
    public static Rendered of(TableModel table, long most) {
        var first = SqliteDialect.context().selectQuery();
        first.addSelect(DSL.inline(1));
        first.addFrom(Parts.table(table));
        first.addLimit(DSL.inline(most));
        var count = SqliteDialect.context().selectQuery();
        count.addSelect(DSL.count());
        count.addFrom(first.asTable(DSL.name("first")));
        return Renderer.render(count, List.of());
    }
}
