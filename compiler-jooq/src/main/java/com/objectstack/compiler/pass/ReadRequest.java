package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.SelectQuery;

/**
 * A read that is asked for.
 *
 * @param wanted what is wanted of the records
 * @param object the object asked
 * @param query the query
 * @param visibility which records are seen
 */
record ReadRequest(Wanted wanted, String object, QueryAST query, Visibility visibility) {
    /**
     * Its parts.
     *
     * @param schemaVersion the version of the schema it is compiled for
     */
    ShapeParts parts(Object schemaVersion) {
        return ShapeReader.of(new Object[] {wanted, schemaVersion, object}, query, visibility);
    }

    /** The same request; no two of its literals share a node. */
    ReadRequest withFreshLiterals() {
        return new ReadRequest(wanted, object, FreshLiterals.of(query), visibility);
    }

    /** The nodes that hold its literals. */
    List<Object> sources() {
        return ShapeReader.sources(query, visibility);
    }

    /** Validates, normalizes, lowers and renders it. */
    ReadPlan plan(CompileContext context) {
        RowScope scope = validated(context);
        QueryAST normal = NormalizeQuery.apply(query);
        LowerSelect lower = LowerSelect.ofRecords(scope, normal);
        SelectQuery<Record> select = wanted.statement(lower);
        PageKeys keys = wanted == Wanted.PAGE ? LowerPage.keys(select, TotalOrder.of(scope, normal)) : null;
        Plan statement = Plan.of(select, wanted.columns(lower));
        return new ReadPlan(statement, LowerExpand.plans(scope, query, ""), keys);
    }

    private RowScope validated(CompileContext context) {
        if (wanted == Wanted.VALUES) {
            checkDistinct(context);
        }
        Problems problems = new Problems();
        RowScope scope = ValidateQuery.check(context, object, query, "", null, problems);
        if (scope != null && wanted == Wanted.PAGE) {
            new ValidateCursor(scope, query, "", problems).checkPage();
        }
        problems.throwIfAny();
        return Objects.requireNonNull(scope);
    }

    /** {@code distinct} is given a field and a filter: that is where its errors are. */
    private void checkDistinct(CompileContext context) {
        Problems problems = new Problems();
        TableModel table = context.require(object, "", problems);
        if (table != null) {
            RowScope names = new RowScope(context, table, null, "");
            names.resolve(query.fields().get(0).field(), "/field", problems);
            new ValidateFilter(names, context.capabilities(), new NestedQueries(problems), problems)
                    .check(query.where(), "/where");
        }
        problems.throwIfAny();
    }
}
