package com.objectstack.schema;

import com.objectstack.query.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared index; contract §6.5.
 *
 * @param indexName its name, or null: one is derived from table and fields (rules S1 and S2)
 * @param fields one or more field names, in key order
 * @param type the kind of index
 * @param unique how far the key must be unique
 * @param where the rows the index covers, or null for all
 */
public record IndexSchema(
        @Nullable String indexName,
        List<String> fields,
        IndexType type,
        Uniqueness unique,
        @Nullable Condition where) {
    /** Copies {@code fields}; none at all is a caller's bug. */
    public IndexSchema {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields must name one or more fields, got none");
        }
    }

    /**
     * A plain ordered index.
     *
     * @param fields one or more field names, in key order
     * @return the index
     */
    public static IndexSchema on(String... fields) {
        return new IndexSchema(null, List.of(fields), IndexType.BTREE, Uniqueness.NONE, null);
    }

    /**
     * The same index, unique over exactly its fields.
     *
     * @return the unique index
     */
    public IndexSchema makeUnique() {
        return new IndexSchema(indexName, fields, type, Uniqueness.UNIQUE, where);
    }

    /**
     * The declared name.
     *
     * @return the name, empty if it is to be derived
     */
    public Optional<String> name() {
        return Optional.ofNullable(indexName);
    }
}
