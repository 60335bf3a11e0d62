package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.CommonTable;
import com.objectstack.query.QueryAST;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges {@code with} and gives the context in which its names are objects; SEMANTICS.md §4. */
final class ValidateCommonTables {
    private CompileContext context;
    private final Problems problems;
    private final IdentityHashMap<QueryAST, RowScope> scopes = new IdentityHashMap<>();

    ValidateCommonTables(CompileContext context, Problems problems) {
        this.context = context;
        this.problems = problems;
    }

    /** What the rest of the query sees. */
    CompileContext check(QueryAST query, String path) {
        if (query.with().isEmpty()) {
            return context;
        }
        if (!context.capabilities().has(Capability.QUERY_CTE)) {
            problems.require(Capability.QUERY_CTE, context.capabilities(), path + "/with", "'with'");
            return context;
        }
        for (int place = 0; place < query.with().size(); place++) {
            add(query.with().get(place), child(path + "/with", place));
        }
        return context;
    }

    /** Has the scope of the query keep those of its common tables. */
    void nestIn(RowScope scope) {
        scopes.forEach(scope::nest);
    }

    private void add(CommonTable table, String path) {
        Names.check(table.name(), path + "/name", problems);
        if (context.table(table.name()).isPresent()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/name",
                    "'" + table.name() + "' is the name of an object or of another common table",
                    "give it another name");
            return;
        }
        Map<String, ColumnModel> columns = columns(table.query(), path + "/query", context);
        if (columns == null) {
            return;
        }
        context = context.seeing(TableModel.derived(table.name(), columns));
        table.recursive().ifPresent(recursion -> checkStep(table, recursion, path, columns));
    }

    private void checkStep(
            CommonTable table, CommonTable.Recursion recursion, String path, Map<String, ColumnModel> columns) {
        int uses = Recursions.uses(recursion.step(), table.name());
        if (uses != 1) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/step",
                    "the step reads '" + table.name() + "' " + uses + " times",
                    "name it exactly once, as object or join");
        } else if (Recursions.usesInside(recursion.step(), table.name())) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/step",
                    "the step reads '" + table.name() + "' again in a query inside it",
                    "name it exactly once, as object or join");
        }
        if (recursion.maxDepth() < 1) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/maxDepth", "maxDepth must be 1 or more", "leave it out");
        }
        if (recursion.step().isGrouped()
                || recursion.step().isOrdered()
                || recursion.step().distinct()
                || recursion.step().nearest() != null
                || !recursion.step().windowFunctions().isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/step",
                    "a step neither groups, sorts, pages, searches nor has window functions",
                    "do so in the query that reads the common table");
        }
        Map<String, ColumnModel> next = columns(recursion.step(), path + "/step", context);
        if (next != null && next.size() != columns.size()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/step",
                    "the step has " + next.size() + " columns, the anchor " + columns.size(),
                    "name the same fields in both");
        }
        if (table.query().isOrdered()) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/query", "an anchor neither sorts nor pages", "leave it out");
        }
    }

    private @Nullable Map<String, ColumnModel> columns(QueryAST query, String path, CompileContext seen) {
        String object = query.object();
        if (object == null) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/object", "the query names no object", "name one");
            return null;
        }
        RowScope rows = ValidateQuery.check(seen, object, query, path, null, problems);
        if (rows == null) {
            return null;
        }
        scopes.put(query, rows);
        return NestedQueries.outputs(rows, query);
    }
}
