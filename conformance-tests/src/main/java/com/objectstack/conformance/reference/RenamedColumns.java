package com.objectstack.conformance.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A column that is declared in another case is the same column (contract B230: nothing is added). */
final class RenamedColumns {
    private RenamedColumns() {}

    /** The table with its columns spelled as the model spells them. */
    static StoredTable inCaseOnly(StoredTable table, ObjectModel model) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String name : table.columns().keySet()) {
            model.columns().stream()
                    .map(Column::name)
                    .filter(declared -> declared.equalsIgnoreCase(name) && !declared.equals(name))
                    .findFirst()
                    .ifPresent(declared -> renamed.put(name, declared));
        }
        if (renamed.isEmpty()) {
            return table;
        }
        UnaryOperator<String> spelled = name -> renamed.getOrDefault(name, name);
        Map<String, StoredColumn> columns = new LinkedHashMap<>();
        table.columns().forEach((name, column) -> columns.put(spelled.apply(name), column));
        Map<String, Row> rows = new LinkedHashMap<>();
        table.rows().forEach((id, row) -> rows.put(id, respelled(row, spelled)));
        return new StoredTable(
                table.model(),
                columns,
                table.indexes().stream().map(index -> respelled(index, spelled)).toList(),
                rows);
    }

    private static Row respelled(Row row, UnaryOperator<String> spelled) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.values().forEach((name, value) -> values.put(spelled.apply(name), value));
        return new Row(values);
    }

    private static Index respelled(Index index, UnaryOperator<String> spelled) {
        String bucketed = index.key().bucketed();
        UniqueKey key = new UniqueKey(
                index.key().fields().stream().map(spelled).toList(), bucketed == null ? null : spelled.apply(bucketed));
        return new Index(index.name(), key, index.unique(), index.where(), index.path());
    }
}
