package com.objectstack.driver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One member of {@code bulkUpdate}.
 *
 * @param id the record
 * @param data the fields to change
 */
public record RecordUpdate(String id, Map<String, @Nullable Object> data) {
    /** Copies {@code data}, keeping its order. */
    public RecordUpdate {
        Objects.requireNonNull(id, "id");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
