package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids that a driver made, by the order in which they were met; those of the case keep their names. For one thread. */
final class GeneratedIds {
    /** As long as no id of a case is. */
    private static final int SHORTEST = 12;

    private final Set<String> given = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    GeneratedIds(Dataset data) {
        data.rows().values().forEach(rows -> rows.forEach(row -> given.add(String.valueOf(row.get("id")))));
    }

    Outcome named(Outcome outcome) {
        if (outcome.refused()) {
            return outcome;
        }
        return new Outcome(
                switch (outcome.result()) {
                    case DataRecord record -> List.of(named(record));
                    case List<?> records ->
                        outcome.records().stream().map(this::named).toList();
                    case null -> null;
                    default -> outcome.result();
                },
                null);
    }

    /** The records of each object, in the order of the names. */
    Map<String, List<DataRecord>> named(Map<String, List<DataRecord>> state) {
        Map<String, List<DataRecord>> all = new LinkedHashMap<>();
        state.forEach((object, records) -> all.put(
                object,
                records.stream()
                        .map(this::named)
                        .sorted((one, other) -> ValueOrder.byCodePoint(id(one), id(other)))
                        .toList()));
        return all;
    }

    private static String id(DataRecord record) {
        return String.valueOf(record.id());
    }

    private DataRecord named(DataRecord record) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(record);
        copy.computeIfPresent("id", (field, id) -> name(String.valueOf(id)));
        return DataRecord.copyOf(copy);
    }

    private String name(String id) {
        return given.contains(id) || id.length() < SHORTEST
                ? id
                : names.computeIfAbsent(id, made -> "#" + (names.size() + 1));
    }
}
