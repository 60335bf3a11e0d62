package com.objectstack.schema;

import java.util.Locale;

/** The declared kind of an index. SQLite drivers build {@link #BTREE} and {@link #FULLTEXT} and refuse the rest. */
public enum IndexType {
    /** An ordered index. */
    BTREE,
    /** A hash index. */
    HASH,
    /** A generalized inverted index. */
    GIN,
    /** A generalized search tree. */
    GIST,
    /** A full-text index. */
    FULLTEXT;

    /**
     * The name in JSON.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
