package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
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
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Compiles reads: validate, normalize, lower, render. A pure function of its arguments; thread-safe. */
public final class ReadCompiler {
    private final DriverCapabilities capabilities;

    /**
     * A compiler for one driver.
     *
     * @param capabilities what the driver can do; anything else is refused
     */
    public ReadCompiler(DriverCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The statement of {@code find}. */
    public Rendered find(TableModel table, QueryAST query, DriverOptions options) {
        ValidateQuery.check(table, query, capabilities);
        QueryAST normal = NormalizeQuery.apply(query);
        return Renderer.render(
                new LowerSelect(table, normal, TenantScope.of(options).readable(table)).select(),
                columns(table, normal));
    }

    /** The statement of {@code findOne}: at most one row, in order only if one is asked for (contract B52). */
    public Rendered findOne(TableModel table, QueryAST query, DriverOptions options) {
        ValidateQuery.check(table, query, capabilities);
        QueryAST normal = NormalizeQuery.apply(query);
        LowerSelect lower =
                new LowerSelect(table, normal, TenantScope.of(options).readable(table));
        return Renderer.render(lower.first(), columns(table, normal));
    }

    /** The statement of {@code count}: one row of one number. */
    public Rendered count(TableModel table, QueryAST query, DriverOptions options) {
        ValidateQuery.check(table, query, capabilities);
        LowerSelect lower = new LowerSelect(
                table, NormalizeQuery.apply(query), TenantScope.of(options).readable(table));
        return Renderer.render(lower.count(), List.of(new ResultColumn("count", ValueCodecs.NUMBER::decode)));
    }

    /** The statement of {@code distinct}: one column, ascending. */
    public Rendered distinct(
            TableModel table, String field, com.objectstack.query.Condition filter, DriverOptions options) {
        Problems problems = new Problems();
        new NameScope.Fields(table).resolve(field, "/field", problems);
        new ValidateFilter(new NameScope.Fields(table), capabilities, problems).check(filter, "/where");
        problems.throwIfAny();
        QueryAST query = Query.matching(filter).fields(field).distinct().build();
        QueryAST normal = NormalizeQuery.apply(query);
        LowerSelect lower =
                new LowerSelect(table, normal, TenantScope.of(options).readable(table));
        return Renderer.render(lower.distinctValues(table.require(field)), columns(table, normal));
    }

    /**
     * The records {@code updateMany} or {@code deleteMany} writes: own records alone.
     *
     * @param table the object's table
     * @param query {@code where}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param options the options, for the tenant scope
     * @return a condition on the table's unqualified columns
     */
    public Condition affected(TableModel table, QueryAST query, DriverOptions options) {
        ValidateQuery.checkAffected(table, query, capabilities);
        Condition own = TenantScope.of(options).writable(table);
        LowerSelect lower = new LowerSelect(table, NormalizeQuery.apply(query), own);
        return query.isOrdered() ? DSL.condition(Parts.column(TableModel.ID).in(lower.ids())) : lower.where();
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
        NameScope names = new NameScope.Fields(table);
        new ValidateFilter(names, capabilities, problems).check(filter, path);
        problems.throwIfAny();
        return new LowerFilter(names, Parts::column).lower(NormalizeFilter.apply(filter));
    }

    private static List<ResultColumn> columns(TableModel table, QueryAST query) {
        Map<String, ColumnModel> outputs =
                query.isGrouped() ? OutputColumns.ofGroups(table, query) : OutputColumns.ofRows(table, query);
        return outputs.entrySet().stream()
                .map(output ->
                        new ResultColumn(output.getKey(), output.getValue().codec()::decode))
                .toList();
    }
}
