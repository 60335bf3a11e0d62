package com.objectstack.query;

/** Where nulls are sorted. */
public enum NullOrder {
    /** First ascending, last descending (SEMANTICS.md decision 15). */
    DEFAULT,
    /** Before all values; JSON {@code "first"}. */
    FIRST,
    /** After all values; JSON {@code "last"}. */
    LAST
}
