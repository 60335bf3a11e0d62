package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relations that are made of others. */
final class Derived {
    private Derived() {}

    /** A relation of rows that are known. */
    static Relation of(List<Column> columns, List<Row> rows) {
        return new Relation() {
            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public List<Row> rows(@Nullable Tuple outer) {
                return rows;
            }
        };
    }

    /** The same values by place under other columns. */
    static List<Row> renamed(List<Row> rows, List<Column> columns) {
        List<Row> renamed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<@Nullable Object> values = new ArrayList<>(row.values().values());
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            for (int place = 0; place < columns.size(); place++) {
                named.put(columns.get(place).name(), values.get(place));
            }
            renamed.add(new Row(named));
        }
        return renamed;
    }

    /** The rows that are not in a set yet, each once; they are added to it. */
    static List<Row> unseen(List<Row> rows, Set<List<@Nullable Object>> seen) {
        return rows.stream().filter(row -> seen.add(key(row.values().values()))).toList();
    }

    /** The rows of a relation, each once. */
    static List<Row> unseen(List<Row> rows) {
        return unseen(rows, new HashSet<>());
    }

    /** What stands for some values in a set: equal exactly where they are the same, NULL and NULL too. */
    static List<@Nullable Object> key(Iterable<? extends @Nullable Object> values) {
        List<@Nullable Object> key = new ArrayList<>();
        values.forEach(value -> key.add(value == null ? null : ValueOrder.key(value)));
        return key;
    }
}
