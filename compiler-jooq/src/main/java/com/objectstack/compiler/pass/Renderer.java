package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import org.jooq.QueryPart;
import org.jooq.RenderContext;
import org.jspecify.annotations.Nullable;

/** The last pass: jOOQ parts to text and values. */
public final class Renderer {
    private Renderer() {}

    /**
     * The text and values of a statement.
     *
     * @param statement a whole statement
     * @param columns the columns of its result
     * @return the rendered statement
     */
    public static Rendered render(QueryPart statement, List<ResultColumn> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        return new Rendered(text(statement, values), values, columns);
    }

    /**
     * The text of a statement, its values collected on the way.
     *
     * @param statement a whole statement, all of whose values are {@link Bind}s
     * @param values where they are added
     */
    static String text(QueryPart statement, List<@Nullable Object> values) {
        RenderContext context = SqliteDialect.context().renderContext();
        context.data(Bind.COLLECTOR, values);
        return context.visit(statement).render();
    }
}
