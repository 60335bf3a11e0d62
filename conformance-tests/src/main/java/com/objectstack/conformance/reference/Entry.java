package com.objectstack.conformance.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to be a record: a row of the sources, or a group.
 *
 * @param tuple the row, null for a group
 * @param finished what was computed: group keys, aggregates, the values of window functions
 */
record Entry(@Nullable Tuple tuple, Map<String, @Nullable Object> finished) {
    Entry {
        finished = Collections.unmodifiableMap(finished);
    }

    static Entry of(Tuple tuple) {
        return new Entry(tuple, Map.of());
    }

    Tuple row() {
        return Objects.requireNonNull(tuple, "a group is no row");
    }

    /** The same entry with more values. */
    Entry with(Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(finished);
        all.putAll(more);
        return new Entry(tuple, all);
    }
}
