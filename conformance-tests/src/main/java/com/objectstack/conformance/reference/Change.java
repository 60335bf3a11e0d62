package com.objectstack.conformance.reference;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an update changes, its data read.
 *
 * @param values the new values
 * @param touches whether {@code updated_at} advances: without any data it does not (contract B49)
 * @param now the time of the update
 */
record Change(Map<String, @Nullable Object> values, boolean touches, Instant now) {
    /** The record after it. A given {@code updated_at} is kept (B27); else it never goes back (decision 19). */
    Row applyTo(Row row) {
        if (!touches) {
            return row;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(row.values());
        changed.put(ObjectModel.UPDATED_AT, latest(row, now));
        changed.putAll(values);
        return new Row(changed);
    }

    /** The later of the stored {@code updated_at} and a moment. */
    static Instant latest(Row row, Instant moment) {
        return row.get(ObjectModel.UPDATED_AT) instanceof Instant before && before.isAfter(moment) ? before : moment;
    }
}
