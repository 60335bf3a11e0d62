package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeFilter;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Compiles reads: validate, normalize, lower, render. A pure function of its arguments; thread-safe if the catalog is.
 *
 * <p>With a {@link PlanCache}, a request whose shape was compiled before is only filled with its values. Whatever those
 * could be refused for is found out while filling; such a request is then compiled for itself, which says what is wrong.
 */
public final class ReadCompiler {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;
    private final @Nullable PlanCache plans;

    /**
     * A compiler for one driver that keeps no statements.
     *
     * @param catalog the objects that joins, paths and subqueries may name
     * @param capabilities what the driver can do; anything else is refused
     */
    public ReadCompiler(Catalog catalog, DriverCapabilities capabilities) {
        this(catalog, capabilities, null);
    }

    /**
     * A compiler for one driver.
     *
     * @param catalog the objects that joins, paths and subqueries may name
     * @param capabilities what the driver can do; anything else is refused
     * @param plans the statements compiled before with the same capabilities, or null to keep none
     */
    public ReadCompiler(Catalog catalog, DriverCapabilities capabilities, @Nullable PlanCache plans) {
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.plans = plans;
    }

    /** The statement of {@code find}. */
    public RenderedRead find(String object, QueryAST query, DriverOptions options) {
        return compile(Wanted.ALL, object, query, options, ReadPlan::with);
    }

    /** The statement of {@code findOne}: at most one row, in order only if one is asked for (contract B52). */
    public RenderedRead findOne(String object, QueryAST query, DriverOptions options) {
        return compile(Wanted.FIRST, object, query, options, ReadPlan::with);
    }

    /** The statement of {@code findPage}: the records of the page and one more. */
    public RenderedPage page(String object, QueryAST query, DriverOptions options) {
        Long limit = query.effectiveLimit().orElse(null);
        return compile(Wanted.PAGE, object, query, options, (plan, literals) -> plan.page(literals, limit));
    }

    /** The statement of {@code count}: one row of one number. */
    public Rendered count(String object, QueryAST query, DriverOptions options) {
        return compile(Wanted.NUMBER, object, query, options, ReadPlan::with).statement();
    }

    private <T> T compile(
            Wanted wanted,
            String object,
            QueryAST query,
            DriverOptions options,
            BiFunction<ReadPlan, Object[], T> filled) {
        ReadRequest request = new ReadRequest(wanted, object, query, Visibility.of(options));
        if (plans != null) {
            T planned = planned(plans, request, filled);
            if (planned != null) {
                return planned;
            }
            plans.bypassed();
        }
        return filled.apply(plan(request, Slots.none()), new Object[0]);
    }

    /** The read by way of a plan; null if its values decide about it or are refused. */
    private <T> @Nullable T planned(PlanCache plans, ReadRequest request, BiFunction<ReadPlan, Object[], T> filled) {
        ShapeParts parts = request.parts(catalog.version());
        Shape shape = parts.shape();
        if (shape == null) {
            return null;
        }
        Object[] values = parts.values();
        try {
            ReadPlan known = plans.find(shape);
            if (known != null) {
                return filled.apply(known, values);
            }
            ReadRequest fresh = request.withFreshLiterals();
            Slots slots = Slots.of(fresh.sources());
            ReadPlan plan = plan(fresh, slots);
            T rendered = filled.apply(plan, values);
            if (plan.isComplete(slots)) {
                plans.keep(shape, plan);
            } else {
                plans.bypassed();
            }
            return rendered;
        } catch (DriverException | RefusedValue refused) {
            return null;
        }
    }

    private ReadPlan plan(ReadRequest request, Slots slots) {
        return request.plan(new CompileContext(catalog, capabilities, request.visibility(), slots));
    }

    /**
     * The statement of {@code distinct}: one column, ascending.
     *
     * @param object the object
     * @param query its different values of one field, under a filter
     * @param options the options, for the tenant scope
     */
    public Rendered distinct(String object, QueryAST query, DriverOptions options) {
        return compile(Wanted.VALUES, object, query, options, ReadPlan::with).statement();
    }

    /** The tables a valid query reads, with what indexes would find its rows by. */
    public List<ReadSource> sources(String object, QueryAST query, DriverOptions options) {
        RowScope scope = ValidateQuery.check(context(options), object, query, "", null, new Problems());
        return ReadSources.of(Objects.requireNonNull(scope), query);
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
                query.isOrdered() || !query.with().isEmpty() || !scope.paths().isEmpty() || table.hasOtherNames();
        return byId ? DSL.condition(Parts.column(table, TableModel.ID).in(lower.ids())) : lower.where();
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
        if (!names.paths().isEmpty()) {
            String reached = String.join(", ", names.paths().keySet());
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "this filter can ask for fields of '" + table.name() + "' alone, not for those of " + reached,
                    "compare plain fields");
        }
        return new LowerFilter(names, new LowerNested(names)).lower(NormalizeFilter.applyToIndex(filter));
    }

    private CompileContext context(DriverOptions options) {
        return new CompileContext(catalog, capabilities, Visibility.of(options), Slots.none());
    }
}
