package com.objectstack.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a page begins: after a record; SEMANTICS.md §4. */
public sealed interface Cursor {
    /**
     * The sort-key values of the last record seen.
     *
     * @param values exactly the keys of the total order, null allowed
     */
    record Position(Map<String, @Nullable Object> values) implements Cursor {
        /** Copies {@code values}, keeping their order. */
        public Position {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * The opaque string form, as {@code nextCursor} gives it.
     *
     * @param text the string
     */
    record Token(String text) implements Cursor {
        /** Requires {@code text}. */
        public Token {
            Objects.requireNonNull(text, "text");
        }
    }
}
