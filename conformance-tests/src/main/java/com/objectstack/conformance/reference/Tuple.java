package com.objectstack.conformance.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is asked about: one row of each source of a query, and the tuple of the enclosing query.
 *
 * @param rows by source alias; null where an outer join found no match
 * @param outer the enclosing query's tuple, null if there is none
 */
record Tuple(Map<String, @Nullable Row> rows, @Nullable Tuple outer) {
    Tuple {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** The value of a column of a source; null where the source has no row. */
    @Nullable
    Object value(String alias, String column) {
        Row row = rows.get(alias);
        return row == null ? null : row.get(column);
    }
}
