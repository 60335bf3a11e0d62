package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.compiler.normalize.NormalizeFilter;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Compiles reads: validate, normalize, lower, render. A pure function of its arguments; thread-safe if the catalog is. */
public final class ReadCompiler {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;

    /**
     * A compiler for one driver.
     *
     * @param catalog the objects that joins, paths and subqueries may name
     * @param capabilities what the driver can do; anything else is refused
     */
    public ReadCompiler(Catalog catalog, DriverCapabilities capabilities) {
        this.catalog = catalog;
        this.capabilities = capabilities;
    }

    /** The statement of {@code find}. */
    public Rendered find(String object, QueryAST query, DriverOptions options) {
        LowerSelect lower = analyze(object, query, options);
        return Renderer.render(lower.select(), lower.results());
    }

    /** The statement of {@code findOne}: at most one row, in order only if one is asked for (contract B52). */
    public Rendered findOne(String object, QueryAST query, DriverOptions options) {
        LowerSelect lower = analyze(object, query, options);
        return Renderer.render(lower.first(), lower.results());
    }

    /** The statement of {@code count}: one row of one number. */
    public Rendered count(String object, QueryAST query, DriverOptions options) {
        return Renderer.render(
                analyze(object, query, options).count(),
                List.of(new ResultColumn("count", ValueCodecs.NUMBER::decode)));
    }

    /** The statement of {@code distinct}: one column, ascending. */
    public Rendered distinct(
            TableModel table, String field, com.objectstack.query.Condition filter, DriverOptions options) {
        Problems problems = new Problems();
        RowScope names = new RowScope(context(options), table, null, "");
        names.resolve(field, "/field", problems);
        new ValidateFilter(names, capabilities, new NestedQueries(problems), problems).check(filter, "/where");
        problems.throwIfAny();
        QueryAST query = Query.matching(filter).fields(field).distinct().build();
        LowerSelect lower = analyze(table.name(), query, options);
        return Renderer.render(lower.distinctValues(), lower.results());
    }

    /**
     * The records {@code updateMany} or {@code deleteMany} writes: own records alone.
     *
     * @param table the object's table
     * @param query {@code where}, {@code with}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param options the options, for the tenant scope
     * @return a condition on the table's columns
     */
    public Condition affected(TableModel table, QueryAST query, DriverOptions options) {
        RowScope scope = ValidateQuery.checkAffected(context(options), table, query);
        LowerSelect lower = new LowerSelect(scope, NormalizeQuery.apply(query), true);
        boolean byId =
                query.isOrdered() || !query.with().isEmpty() || !scope.paths().isEmpty();
        return byId ? DSL.condition(Parts.column(TableModel.ID).in(lower.ids())) : lower.where();
    }

    /**
     * A filter of a schema, such as a partial index has.
     *
     * @param table the object's table
     * @param filter the filter
     * @param path where it stands
     * @return a condition on the table's unqualified columns
     */
    public Condition filter(TableModel table, com.objectstack.query.Condition filter, String path) {
        Problems problems = new Problems();
        RowScope names = new RowScope(context(DriverOptions.NONE), table, null, path);
        new ValidateFilter(names, capabilities, new NestedQueries(problems), problems).check(filter, path);
        problems.throwIfAny();
        return new LowerFilter(names, new LowerNested(names)).lower(NormalizeFilter.apply(filter));
    }

    private LowerSelect analyze(String object, QueryAST query, DriverOptions options) {
        Problems problems = new Problems();
        RowScope scope = ValidateQuery.check(context(options), object, query, "", null, problems);
        problems.throwIfAny();
        return new LowerSelect(Objects.requireNonNull(scope), NormalizeQuery.apply(query), false);
    }

    private CompileContext context(DriverOptions options) {
        return new CompileContext(catalog, capabilities, TenantScope.of(options));
    }
}
