package com.objectstack.compiler.jooq;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.pass.EmbeddedQueries;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Compiles queries to jOOQ's own parts, to be composed with others and run by the caller's {@code DSLContext}, which must
 * be one of {@code SQLDialect.SQLITE}. Immutable and thread-safe.
 *
 * <p>Values are bound. Columns are typed: text is {@code String}, numbers are {@code Number} ({@code Long} or {@code
 * Double}), the rest as in a {@link com.objectstack.driver.DataRecord}. The columns of a joined object are named {@code
 * alias.field}, flat. The tenant scope of the options is part of every result.
 */
public final class JooqCompiler {
    private final EmbeddedQueries queries;

    private JooqCompiler(EmbeddedQueries queries) {
        this.queries = queries;
    }

    /**
     * A compiler for queries of these objects.
     *
     * @param objects the objects
     * @param capabilities what may be asked; anything else is refused
     * @return the compiler
     * @throws DriverException {@code INVALID_SCHEMA} or {@code UNSUPPORTED} for a schema that no table can be made of
     */
    public static JooqCompiler of(List<ObjectDefinition> objects, DriverCapabilities capabilities) {
        return new JooqCompiler(new EmbeddedQueries(Catalog.declared(objects), capabilities));
    }

    /**
     * A query as a select.
     *
     * @param object the object
     * @param query the query
     * @param options the options; only the tenants count
     * @return the select, one column for each of the record's
     * @throws DriverException {@code UNKNOWN_OBJECT}, {@code UNSUPPORTED} for {@code expand} and nested selects, which
     *     take more than one statement, or all that is wrong with the query
     */
    public Select<Record> select(String object, QueryAST query, DriverOptions options) {
        return queries.select(object, query, options);
    }

    /**
     * A query as a derived table, to join or to select from.
     *
     * @param object the object
     * @param query the query
     * @param options the options; only the tenants count
     * @param alias the table's name
     * @return the table
     * @throws DriverException as {@link #select} throws
     */
    public Table<Record> table(String object, QueryAST query, DriverOptions options, String alias) {
        return select(object, query, options).asTable(DSL.name(alias));
    }

    /**
     * A filter as a condition on a table that goes by the object's name: {@code select ... from invoice where ...}.
     *
     * @param object the object
     * @param filter the filter
     * @param options the options; only the tenants count
     * @return the condition, the tenant scope included
     * @throws DriverException {@code UNKNOWN_OBJECT}, or all that is wrong with the filter
     */
    public Condition condition(String object, com.objectstack.query.Condition filter, DriverOptions options) {
        return queries.condition(object, filter, options);
    }
}
