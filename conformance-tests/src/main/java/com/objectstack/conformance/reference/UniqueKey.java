package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record in an index.
 *
 * @param fields the fields, in key order
 * @param bucketed the tenant field, one of {@code fields}, whose NULL counts as one tenant (contract §6.5, S3); or null
 */
record UniqueKey(List<String> fields, @Nullable String bucketed) {
    /** What every record is found by. */
    static final UniqueKey ID = new UniqueKey(List.of(ObjectModel.ID), null);

    /** The tenant that records without one belong to here (S3). */
    private static final String NO_TENANT = "__global__";

    UniqueKey {
        fields = List.copyOf(fields);
    }

    /** What no other record may have; empty where a part is NULL, for NULLs are all different (S6). */
    Optional<List<Object>> of(Row row) {
        List<Object> parts = new ArrayList<>(fields.size());
        for (String field : fields) {
            Object value = row.get(field);
            if (value == null && !field.equals(bucketed)) {
                return Optional.empty();
            }
            parts.add(value == null ? NO_TENANT : ValueOrder.key(value));
        }
        return Optional.of(parts);
    }

    /** Its fields without the bucket: those that a violation names. */
    List<String> named() {
        return fields.stream().filter(field -> !field.equals(bucketed)).toList();
    }

    /** The key that covers exactly these fields (contract B44); a tenant bucket need not be named. */
    static Optional<UniqueKey> covering(List<String> fields, List<UniqueKey> keys) {
        Set<String> wanted = new HashSet<>(fields);
        return keys.stream()
                .filter(key -> new HashSet<>(key.fields).equals(wanted))
                .findFirst()
                .or(() -> keys.stream()
                        .filter(key -> key.bucketed != null && new HashSet<>(key.named()).equals(wanted))
                        .findFirst());
    }
}
