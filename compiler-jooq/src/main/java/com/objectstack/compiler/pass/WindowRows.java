package com.objectstack.compiler.pass;

import com.objectstack.driver.Problem;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.List;
import java.util.Optional;

/** What window functions are computed over: the rows, or the groups if there are any; SEMANTICS.md §2. */
final class WindowRows {
    private final RowScope scope;
    private final QueryAST query;
    private final OutputScope groups;

    private WindowRows(RowScope scope, QueryAST query, OutputScope groups) {
        this.scope = scope;
        this.query = query;
        this.groups = groups;
    }

    static WindowRows of(RowScope scope, QueryAST query) {
        return new WindowRows(scope, query, new OutputScope(GroupOutputs.of(scope, query)));
    }

    /** What a name inside a window function stands for: a field or selected alias; a group key or aggregate. */
    Optional<ScopedField> field(String name) {
        return query.isGrouped() ? groups.field(name) : SortKeys.rowField(name, scope, query);
    }

    /** Why a name that stands for nothing is refused. */
    Problem refusal(String name, String path) {
        return query.isGrouped() ? groups.refusal(name, path) : scope.refusal(name, path);
    }

    /** The sort keys of a window, as they are. */
    List<SortKeys.Key> keys(List<SortNode> nodes) {
        return SortKeys.total(nodes, this::field, List.of());
    }

    /** The sort keys of a window, made total as those of a query are (decision 16). */
    List<SortKeys.Key> totalKeys(List<SortNode> nodes) {
        List<ScopedField> tieBreakers = query.isGrouped()
                ? query.groupBy().stream()
                        .map(GroupKey::outputName)
                        .map(name -> groups.field(name).orElseThrow())
                        .toList()
                : SortKeys.rowKeys(scope);
        return SortKeys.total(nodes, this::field, tieBreakers);
    }
}
