package com.objectstack.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of records.
 *
 * @param records the records
 * @param nextCursor the opaque start of the next page, or null if nothing follows
 */
public record Page(List<DataRecord> records, @Nullable String nextCursor) {
    /** Copies {@code records}. */
    public Page {
        records = List.copyOf(records);
    }
}
