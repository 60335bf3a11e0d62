package com.objectstack.compiler;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.PlanCache;
import com.objectstack.compiler.pass.ReadCompiler;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles queries to SQL without a database: for people who run the SQL themselves. Immutable and thread-safe.
 *
 * <p>A driver compiles with the same passes: the same query gives the same SQL on every transport. Statements are kept by
 * the shape of their query: a query that differs from an earlier one in its literals alone is not compiled again.
 */
public final class QueryCompiler {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;
    private final @Nullable PlanCache plans;
    private final ReadCompiler reads;

    private QueryCompiler(Catalog catalog, DriverCapabilities capabilities, @Nullable PlanCache plans) {
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.plans = plans;
        this.reads = new ReadCompiler(catalog, capabilities, plans);
    }

    /**
     * A compiler for queries of these objects.
     *
     * @param objects the objects
     * @param capabilities what may be asked; anything else is refused
     * @return the compiler
     * @throws DriverException {@code INVALID_SCHEMA} or {@code UNSUPPORTED} for a schema that no table can be made of
     */
    public static QueryCompiler of(List<ObjectDefinition> objects, DriverCapabilities capabilities) {
        return new QueryCompiler(Catalog.declared(objects), capabilities, new PlanCache());
    }

    /**
     * A compiler of the same objects that keeps no statements, for queries that hardly ever have the same shape.
     *
     * @return the compiler
     */
    public QueryCompiler withoutPlanCache() {
        return new QueryCompiler(catalog, capabilities, null);
    }

    /**
     * The statement {@code find} runs. With {@code expand} or nested selects it is that of the records themselves, whose
     * references are ids.
     *
     * @param object the object
     * @param query the query
     * @param options the options; the tenant scope is compiled in
     * @return the statement
     * @throws DriverException {@code UNKNOWN_OBJECT}, or all that is wrong with the query
     */
    public CompiledStatement find(String object, QueryAST query, DriverOptions options) {
        return statement(reads.find(object, query, options).statement());
    }

    /**
     * The statement {@code count} runs: one row of one number.
     *
     * @param object the object
     * @param query the query
     * @param options the options; the tenant scope is compiled in
     * @return the statement
     * @throws DriverException {@code UNKNOWN_OBJECT}, or all that is wrong with the query
     */
    public CompiledStatement count(String object, QueryAST query, DriverOptions options) {
        return statement(reads.count(object, query, options));
    }

    /**
     * How often a statement compiled before was reused.
     *
     * @return the counts so far
     */
    public PlanCacheStats planCacheStats() {
        return plans == null
                ? new PlanCacheStats(0, 0, 0, 0)
                : new PlanCacheStats(plans.hits(), plans.misses(), plans.bypasses(), plans.size());
    }

    private static CompiledStatement statement(Rendered rendered) {
        return new CompiledStatement(
                rendered.sql(), rendered.binds(), rendered.reader().names());
    }
}
