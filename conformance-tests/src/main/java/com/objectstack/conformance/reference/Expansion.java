package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reference that is replaced by the records it reaches (SEMANTICS.md §4, {@code expand}). An id that reaches nothing
 * stays; in a nested select it becomes null.
 *
 * @param name the reference's name in the record
 * @param field the reference
 * @param wanted what is asked of the records, for each parent
 * @param records how the records are found, whoever refers to them
 * @param keepsIds whether an id that reaches nothing stays
 */
record Expansion(String name, FieldSchema field, QueryAST wanted, PreparedQuery records, boolean keepsIds) {
    /** Replaces the references of some records of one read, each in its turn. */
    Replacing replacing() {
        Map<String, Entry> byId = new HashMap<>();
        Expression id = Expression.ofSource(records.orders().names().base().alias(), idColumn());
        for (Entry entry : records.all(null)) {
            byId.put(String.valueOf(id.value(entry)), entry);
        }
        return new Replacing(byId, new Records(records));
    }

    private Column idColumn() {
        return records.orders().names().base().column(ObjectModel.ID).orElseThrow();
    }

    /** The records that may be reached, of one read. */
    final class Replacing {
        private final Map<String, Entry> byId;
        private final Records made;

        private Replacing(Map<String, Entry> byId, Records made) {
            this.byId = byId;
            this.made = made;
        }

        /** What takes a reference's place: a record, or for a list of ids a list. */
        @Nullable
        Object inPlaceOf(@Nullable Object reference) {
            List<?> ids = reference instanceof List<?> list ? list : Collections.singletonList(reference);
            Map<String, Object> found = new LinkedHashMap<>();
            perParent(ids).forEach((id, entry) -> found.put(id, made.of(entry)));
            if (!(reference instanceof List<?> list)) {
                return inPlaceOf(reference, found);
            }
            List<@Nullable Object> values = new ArrayList<>();
            boolean isSorted = !wanted.orderBy().isEmpty();
            if (isSorted) {
                values.addAll(found.values());
            }
            for (Object element : list) {
                if (!isSorted || !(element instanceof String id) || !found.containsKey(id)) {
                    values.add(inPlaceOf(element, found));
                }
            }
            return Collections.unmodifiableList(values);
        }

        private @Nullable Object inPlaceOf(@Nullable Object reference, Map<String, Object> found) {
            if (!(reference instanceof String id)) {
                return reference;
            }
            Object record = found.get(id);
            return record == null && keepsIds ? reference : record;
        }

        /** The records of one parent: in the order asked for, else in that of the list; {@code limit} counts in it. */
        private Map<String, Entry> perParent(List<?> ids) {
            Map<String, Entry> reached = new LinkedHashMap<>();
            for (Object id : ids) {
                if (id instanceof String text && byId.containsKey(text)) {
                    reached.put(text, byId.get(text));
                }
            }
            List<Map.Entry<String, Entry>> sorted = new ArrayList<>(reached.entrySet());
            if (!wanted.orderBy().isEmpty()) {
                sorted.sort(Map.Entry.comparingByValue(records.orders().total().entries()));
            }
            Long offset = wanted.offset();
            Map<String, Entry> left = new LinkedHashMap<>();
            sorted.stream()
                    .skip(offset == null ? 0 : offset)
                    .limit(wanted.effectiveLimit().orElse(Long.MAX_VALUE))
                    .forEach(entry -> left.put(entry.getKey(), entry.getValue()));
            return left;
        }
    }
}
