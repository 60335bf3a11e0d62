package com.objectstack.driver.sql;

import com.objectstack.compiler.pass.ExpandPlan;
import com.objectstack.compiler.pass.ExpandPlan.Reading;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records that one field refers to, by id; where lists are sorted or cut, for each list. */
final class ReferencedRecords {
    private final ExpandPlan plan;
    private final Map<List<String>, Map<String, DataRecord>> found;

    /**
     * Records that were read.
     *
     * @param plan what they were read for
     * @param found the records by list and id, those of a list in its order; by the empty list those of any
     */
    ReferencedRecords(ExpandPlan plan, Map<List<String>, Map<String, DataRecord>> found) {
        this.plan = plan;
        this.found = found;
    }

    /** The different ids in a reference, as texts; a value that is no id (an object) has none. */
    static List<String> idsOf(@Nullable Object reference) {
        Stream<? extends @Nullable Object> values =
                reference instanceof List<?> list ? list.stream() : Stream.ofNullable(reference);
        Set<String> ids = new LinkedHashSet<>();
        values.map(ReferencedRecords::id).filter(Objects::nonNull).forEach(ids::add);
        return List.copyOf(ids);
    }

    private static @Nullable String id(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    /** What takes a reference's place: the record, or for a list of ids a list of records. */
    @Nullable
    Object inPlaceOf(@Nullable Object reference) {
        boolean any = plan.reading() == Reading.BY_ID;
        Map<String, DataRecord> records = found.getOrDefault(any ? List.of() : idsOf(reference), Map.of());
        return reference instanceof List<?> list ? inPlaceOf(list, records) : inPlaceOf(reference, records);
    }

    private List<@Nullable Object> inPlaceOf(List<?> references, Map<String, DataRecord> records) {
        List<@Nullable Object> values = new ArrayList<>(references.size());
        boolean sorted = plan.reading() == Reading.SORTED;
        if (sorted) {
            values.addAll(records.values());
        }
        for (Object reference : references) {
            if (!sorted || !records.containsKey(id(reference))) {
                values.add(inPlaceOf(reference, records));
            }
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object inPlaceOf(@Nullable Object reference, Map<String, DataRecord> records) {
        String id = id(reference);
        if (id == null) {
            return reference;
        }
        DataRecord record = records.get(id);
        return record == null && plan.keepsIds() ? reference : record;
    }
}
