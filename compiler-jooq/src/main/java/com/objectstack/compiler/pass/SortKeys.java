package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sort keys of a query, made total; SEMANTICS.md decision 16. */
final class SortKeys {
    private SortKeys() {}

    /** The names a sort key may use: of groups their columns, else the object's fields, then selected aliases. */
    static NameScope scope(TableModel table, QueryAST query) {
        if (query.isGrouped()) {
            return new NameScope.Outputs(OutputColumns.ofGroups(table, query));
        }
        Map<String, ColumnModel> names = new LinkedHashMap<>(OutputColumns.ofRows(table, query));
        names.putAll(table.columns());
        return new NameScope.Fields(new TableModel(table.name(), table.schema(), names, table.tenantField()));
    }

    /** The keys asked for, then those that make the order total, in the direction of the last one asked for. */
    static List<SortNode> total(TableModel table, QueryAST query) {
        List<SortNode> keys = new ArrayList<>();
        Set<String> sorted = new HashSet<>();
        NameScope scope = scope(table, query);
        for (SortNode key : query.orderBy()) {
            keys.add(key);
            sorted.add(scope.column(key.field()).map(ColumnModel::name).orElse(key.field()));
        }
        SortOrder direction =
                keys.isEmpty() ? SortOrder.ASC : keys.get(keys.size() - 1).order();
        for (String key : tieBreakers(table, query)) {
            if (sorted.add(key)) {
                keys.add(direction == SortOrder.ASC ? SortNode.asc(key) : SortNode.desc(key));
            }
        }
        return keys;
    }

    private static List<String> tieBreakers(TableModel table, QueryAST query) {
        if (query.isGrouped()) {
            return query.groupBy().stream().map(key -> key.outputName()).toList();
        }
        if (query.distinct()) {
            return OutputColumns.ofRows(table, query).values().stream()
                    .map(ColumnModel::name)
                    .toList();
        }
        return table.hasId() ? List.of(TableModel.ID) : List.of();
    }
}
