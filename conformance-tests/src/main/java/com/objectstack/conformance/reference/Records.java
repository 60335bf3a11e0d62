package com.objectstack.conformance.reference;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of the entries of a query: nested records of joined objects, references replaced (SEMANTICS.md §2, §4). */
final class Records {
    private final PreparedQuery query;
    private @Nullable Map<String, Expansion.Replacing> replacing;

    /** Of one read: what references reach is read once, when the first record is made. */
    Records(PreparedQuery query) {
        this.query = query;
    }

    List<DataRecord> of(List<Entry> entries) {
        return entries.stream().map(this::of).toList();
    }

    DataRecord of(Entry entry) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> nested = new LinkedHashMap<>();
        for (Output output : query.outputs()) {
            Object value = output.expression().value(entry);
            String owner = output.owner();
            if (owner == null) {
                values.put(output.name(), value);
            } else {
                values.putIfAbsent(owner, null);
                nested.computeIfAbsent(owner, alias -> new LinkedHashMap<>()).put(output.name(), value);
            }
        }
        for (Map.Entry<String, Map<String, @Nullable Object>> joined : nested.entrySet()) {
            boolean isUnmatched = entry.row().rows().get(joined.getKey()) == null;
            values.put(joined.getKey(), isUnmatched ? null : record(joined.getValue()));
        }
        query.finished()
                .forEach(column -> values.put(column.name(), entry.finished().get(column.name())));
        replacing().forEach((name, found) -> values.put(name, found.inPlaceOf(values.get(name))));
        return record(values);
    }

    private Map<String, Expansion.Replacing> replacing() {
        Map<String, Expansion.Replacing> known = replacing;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Expansion expansion : query.expansions()) {
                known.put(expansion.name(), expansion.replacing());
            }
            replacing = known;
        }
        return known;
    }

    private static DataRecord record(Map<String, @Nullable Object> values) {
        List<String> names = new ArrayList<>(values.keySet());
        return DataRecord.of(Columns.of(names), values.values().toArray());
    }
}
