package com.objectstack.conformance.reference;

import com.objectstack.query.Condition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of an object (contract §6.5). It makes nothing faster here; what counts is what it forbids.
 *
 * @param name its name, one in the whole store
 * @param key what it is of
 * @param unique whether no two records may have equal keys
 * @param where the records it covers, or null for all
 * @param path where it is declared
 */
record Index(
        String name,
        UniqueKey key,
        boolean unique,
        @Nullable Condition where,
        String path) {
    /** Whether both are the same index, wherever declared. */
    boolean isSameAs(Index other) {
        return key.equals(other.key) && unique == other.unique && Objects.equals(where, other.where);
    }
}
