package com.objectstack.schema;

import java.util.Locale;

/**
 * The declared kind of an index. SQLite drivers build {@link #BTREE}, {@link #FULLTEXT} and {@link #TRIGRAM} and refuse
 * the rest.
 */
public enum IndexType {
    /** An ordered index. */
    BTREE,
    /** A hash index. */
    HASH,
    /** A generalized inverted index. */
    GIN,
    /** A generalized search tree. */
    GIST,
    /** Its fields are searched by words, as are those marked {@code searchable}. */
    FULLTEXT,
    /** Its fields are searched by near spellings: {@code search} with {@code fuzzy}. */
    TRIGRAM;

    /**
     * Whether full-text search reads it.
     *
     * @return true for {@link #FULLTEXT} and {@link #TRIGRAM}
     */
    public boolean isSearch() {
        return this == FULLTEXT || this == TRIGRAM;
    }

    /**
     * The name in JSON.
     *
     * @return the lower-case name
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
