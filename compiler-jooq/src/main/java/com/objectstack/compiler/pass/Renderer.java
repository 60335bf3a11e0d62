package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.QueryPart;
import org.jooq.impl.CustomQueryPart;
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
     * A statement of the schema, whose values SQLite wants in the text.
     *
     * @param statement a whole statement
     * @return the rendered statement, which has no result
     */
    public static Rendered inlined(QueryPart statement) {
        return new Rendered(SqliteDialect.context().renderInlined(statement), List.of(), List.of());
    }

    /**
     * The text of a statement, its values collected on the way.
     *
     * @param statement a whole statement, all of whose values are {@link Bind}s
     * @param values where they are added
     */
    static String text(QueryPart statement, List<@Nullable Object> values) {
        return SqliteDialect.context().render(new Collecting(statement, values));
    }

    /** A statement that hands its values over while it is rendered. */
    private static final class Collecting extends CustomQueryPart {
        private static final long serialVersionUID = 1L;

        private final QueryPart statement;
        private final transient List<@Nullable Object> values;

        Collecting(QueryPart statement, List<@Nullable Object> values) {
            this.statement = statement;
            this.values = values;
        }

        @Override
        public void accept(Context<?> context) {
            int before = context.peekIndex();
            context.data(Bind.COLLECTOR, values);
            context.visit(statement);
            if (context.peekIndex() != before) {
                throw new IllegalStateException("a value of jOOQ's own is bound by nobody; make it with Parts.bind");
            }
        }
    }
}
