package com.objectstack.conformance.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of a query (SEMANTICS.md §3). */
final class Scope {
    Scope(Catalog catalog, Source base, @Nullable Scope outer) {
        throw new UnsupportedOperationException();
    }

    /** Adds a joined source; its alias is known to be free. */
    void join(Source joined) {
        throw new UnsupportedOperationException();
    }

    /** What a name stands for in {@code where, fields, orderBy, groupBy, ...}; empty after a problem was collected. */
    Optional<Term> field(String name, String path, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /** What the name in a {@code $field} stands for; empty after a problem was collected. */
    Optional<Term> comparand(String name, String path, Problems problems) {
        throw new UnsupportedOperationException();
    }
}
