package com.objectstack.conformance.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record to be stored, its data read.
 *
 * @param values its values for every column, defaults included
 * @param given the fields that its data gave a value, or null
 * @param numbers the autonumbers that it is to get
 */
record NewRecord(Map<String, @Nullable Object> values, Set<String> given, List<AutonumberSlot> numbers) {
    /** No record yet. */
    static final NewRecord NONE = new NewRecord(Map.of(), Set.of(), List.of());

    NewRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        given = Set.copyOf(given);
        numbers = List.copyOf(numbers);
    }

    /** The record with numbers drawn. */
    Row numbered(Counters counters) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(values);
        numbers.forEach(slot -> whole.put(slot.field(), counters.next(slot)));
        return new Row(whole);
    }

    /** The record as it is before it is numbered: an upsert may find that it needs none. */
    Row unnumbered() {
        return new Row(values);
    }

    /** Whether one of its numbers, and nothing its caller gave, is what a constraint refuses (contract B194). */
    boolean isNumberedIn(List<String> fields) {
        return numbers.stream().map(AutonumberSlot::field).anyMatch(fields::contains);
    }
}
