package com.objectstack.conformance.reference;

import com.objectstack.query.SortNode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A key that entries are sorted by.
 *
 * @param name what a cursor calls it
 * @param node how it is sorted
 * @param expression what is sorted by
 */
record SortKey(String name, SortNode node, Expression expression) {
    /** Nulls first ascending and last descending, unless told otherwise (SEMANTICS.md decision 15). */
    Comparator<@Nullable Object> values() {
        return ValueOrder.of(node);
    }

    Comparator<Entry> entries() {
        Comparator<@Nullable Object> values = values();
        return (left, right) -> values.compare(expression.comparable(left), expression.comparable(right));
    }
}
