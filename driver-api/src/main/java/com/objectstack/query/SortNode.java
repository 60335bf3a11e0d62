package com.objectstack.query;

import java.util.Objects;

/**
 * One sort key; JSON {@code {field, order, nulls}}.
 *
 * @param field a field name, dotted path or alias
 * @param order the direction
 * @param nulls where nulls are sorted
 */
public record SortNode(String field, SortOrder order, NullOrder nulls) {
    /** Requires all three. */
    public SortNode {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(nulls, "nulls");
    }

    /**
     * Ascending by a field.
     *
     * @param field a field name, dotted path or alias
     * @return the sort key
     */
    public static SortNode asc(String field) {
        return new SortNode(field, SortOrder.ASC, NullOrder.DEFAULT);
    }

    /**
     * Descending by a field.
     *
     * @param field a field name, dotted path or alias
     * @return the sort key
     */
    public static SortNode desc(String field) {
        return new SortNode(field, SortOrder.DESC, NullOrder.DEFAULT);
    }

    /**
     * The same key with nulls before all values.
     *
     * @return the changed copy
     */
    public SortNode nullsFirst() {
        return new SortNode(field, order, NullOrder.FIRST);
    }

    /**
     * The same key with nulls after all values.
     *
     * @return the changed copy
     */
    public SortNode nullsLast() {
        return new SortNode(field, order, NullOrder.LAST);
    }
}
