package com.objectstack.query;

/** A sort direction. */
public enum SortOrder {
    /** Smallest first; JSON {@code "asc"}. */
    ASC,
    /** Largest first; JSON {@code "desc"}. */
    DESC
}
