package com.objectstack.driver.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write was given, for the names of a constraint it violates.
 *
 * @param rows the data of records, as it was given
 * @param ids the records that were to be removed
 * @param removes whether it removes records
 */
record Written(List<? extends Map<String, ? extends @Nullable Object>> rows, List<String> ids, boolean removes) {
    static Written of(List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return new Written(rows, List.of(), false);
    }

    static Written removed(List<String> ids) {
        return new Written(List.of(), ids, true);
    }
}
