package com.objectstack.conformance.laws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Draws the rows of a table, column by column. */
final class Rows {
    private final List<String> names = new ArrayList<>();
    private final List<Arbitrary<Object>> cells = new ArrayList<>();

    /** One more column. */
    Rows column(String name, Arbitrary<?> values) {
        names.add(name);
        cells.add(values.map(value -> value));
        return this;
    }

    /** Rows with these columns, each with an id of its own. */
    Arbitrary<List<Map<String, @Nullable Object>>> withIds(List<?> ids, int most) {
        Arbitrary<List<Object>> row = Combinators.combine(cells).as(values -> new ArrayList<>(values));
        return Combinators.combine(row.list().ofMaxSize(most), Arbitraries.shuffle(ids))
                .as((rows, drawn) -> named(rows, drawn));
    }

    private List<Map<String, @Nullable Object>> named(List<List<Object>> rows, List<?> ids) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (List<Object> values : rows) {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            record.put("id", ids.get(all.size()));
            for (int place = 0; place < names.size(); place++) {
                record.put(names.get(place), values.get(place));
            }
            all.add(record);
        }
        return all;
    }
}
