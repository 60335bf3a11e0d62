package com.objectstack.conformance.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record by column, each in the one Java form that a driver returns (SEMANTICS.md §2). Immutable.
 *
 * @param values every column of its relation, null included
 */
record Row(Map<String, @Nullable Object> values) {
    Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Nullable
    Object get(String column) {
        return values.get(column);
    }
}
