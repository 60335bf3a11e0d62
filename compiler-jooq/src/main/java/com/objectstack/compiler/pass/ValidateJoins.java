package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges joins and adds the joined objects to the scope; SEMANTICS.md §3 and §4. */
final class ValidateJoins {
    /** SEMANTICS.md decision 26. */
    private static final int MAX_OBJECTS = 64;

    private final RowScope scope;
    private final NestedQueries nested;
    private final Problems problems;

    ValidateJoins(RowScope scope, NestedQueries nested, Problems problems) {
        this.scope = scope;
        this.nested = nested;
        this.problems = problems;
    }

    void check(QueryAST query, String path) {
        if (query.joins().isEmpty()) {
            return;
        }
        if (!scope.context().capabilities().has(Capability.JOINS)) {
            problems.require(Capability.JOINS, scope.context().capabilities(), path + "/joins", "'joins'");
            return;
        }
        if (query.joins().size() >= MAX_OBJECTS) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/joins",
                    "the query reads " + (query.joins().size() + 1) + " objects",
                    "join fewer than " + MAX_OBJECTS);
            return;
        }
        for (int place = 0; place < query.joins().size(); place++) {
            add(query.joins().get(place), child(path + "/joins", place));
        }
        for (int place = 0; place < query.joins().size(); place++) {
            checkCondition(query.joins().get(place), child(path + "/joins", place));
        }
    }

    private void add(Join join, String path) {
        String alias = join.alias();
        boolean taken = scope.joins().containsKey(alias)
                || alias.equals(scope.base().table().name())
                || scope.base().table().column(alias).isPresent();
        if (taken) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/alias",
                    "the alias '" + alias + "' is the name of another object or field of the query",
                    "give it another alias");
            return;
        }
        Names.check(alias, path + "/alias", problems);
        TableModel table = joined(join, path);
        if (table != null) {
            scope.join(alias, table);
        }
    }

    private @Nullable TableModel joined(Join join, String path) {
        CompileContext context = scope.context();
        QueryAST subquery = join.subquery().orElse(null);
        if (subquery == null) {
            return context.require(join.object(), path + "/object", problems);
        }
        String object = Objects.requireNonNullElse(subquery.object(), join.object());
        RowScope rows = ValidateQuery.check(context, object, subquery, path + "/subquery", null, problems);
        if (rows == null) {
            return null;
        }
        scope.nest(join, rows);
        return TableModel.derived(join.alias(), NestedQueries.outputs(rows, subquery));
    }

    private void checkCondition(Join join, String path) {
        new ValidateFilter(scope, scope.context().capabilities(), nested, problems).check(join.on(), path + "/on");
        if (!scope.paths().isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/on",
                    "a join's condition follows no reference",
                    "join the referenced object too");
            scope.paths().clear();
        }
    }
}
