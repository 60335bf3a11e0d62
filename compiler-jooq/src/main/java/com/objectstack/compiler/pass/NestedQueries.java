package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges the queries inside a query: subqueries of its filters and joins, and common tables. */
final class NestedQueries {
    private final Problems problems;

    NestedQueries(Problems problems) {
        this.problems = problems;
    }

    /** Adds what is wrong with a subquery whose rows are only counted. */
    void checkRows(Subquery subquery, String path, NameScope outer) {
        check(subquery, path, outer);
    }

    /** Adds what is wrong with a subquery of one column that a field is compared with. */
    void checkColumn(Subquery subquery, ScopedField field, String path, NameScope outer) {
        RowScope scope = check(subquery, path, outer);
        if (scope == null) {
            return;
        }
        scope.leaveOutDistance();
        List<ColumnModel> columns =
                new ArrayList<>(outputs(scope, subquery.query()).values());
        if (columns.size() != 1) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/fields",
                    "the subquery has " + columns.size() + " columns",
                    "name the one that is compared");
        } else if (!field.isUntyped() && field.column().valueClass() == ValueClass.LIST) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path,
                    "the elements of field '" + field.column().name() + "' are compared with no subquery",
                    "list the values, or join the object");
        } else if (!field.isUntyped()
                && columns.get(0).kind().filter(kind -> kind != kindOf(field)).isPresent()) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path,
                    "field '" + field.column().name() + "' (" + field.column().valueClass() + ") and the subquery's '"
                            + columns.get(0).name() + "' (" + columns.get(0).valueClass()
                            + ") hold different kinds of values",
                    "compare values of one kind");
        }
    }

    private static @Nullable ValueClass kindOf(ScopedField field) {
        return field.column().valueClass();
    }

    private @Nullable RowScope check(Subquery subquery, String path, NameScope outer) {
        if (!(outer instanceof RowScope rows)) {
            problems.add(
                    ErrorCode.UNSUPPORTED, path, "finished rows are compared with no subquery", "use it in 'where'");
            return null;
        }
        CompileContext context = rows.context();
        if (!context.capabilities().has(Capability.QUERY_SUBQUERIES)) {
            problems.require(Capability.QUERY_SUBQUERIES, context.capabilities(), path, "a subquery");
            return null;
        }
        String object = Objects.requireNonNull(subquery.query().object());
        RowScope inner = ValidateQuery.check(context, object, subquery.query(), path, rows, problems);
        if (inner != null) {
            rows.nest(subquery, inner);
        }
        return inner;
    }

    /** The columns of a query's rows, by name. */
    static Map<String, ColumnModel> outputs(RowScope scope, QueryAST query) {
        Map<String, ColumnModel> outputs = new LinkedHashMap<>();
        if (query.isGrouped()) {
            outputs.putAll(GroupOutputs.of(scope, query));
        } else {
            RowOutput.of(scope, query).forEach(output -> outputs.put(output.label(), output.shape()));
        }
        outputs.putAll(WindowOutputs.of(scope, query));
        return outputs;
    }
}
