package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import org.jooq.QueryPart;
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
        return new Rendered(
                SqliteDialect.context().render(statement),
                new ArrayList<@Nullable Object>(SqliteDialect.context().extractBindValues(statement)),
                columns);
    }
}
