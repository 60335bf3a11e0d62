package com.objectstack.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference of an index.
 *
 * @param kind what it is
 * @param object the object
 * @param name the index's name in the database
 * @param category what the change may cost
 * @param description a sentence for people
 * @param sql the statements that make it
 * @param isReversible whether a change back would restore everything
 * @param duplicates records with equal keys, which keep a unique index from being made
 * @param blockedBy why it cannot be made as things are, or null
 */
public record IndexChange(
        Kind kind,
        String object,
        String name,
        ChangeCategory category,
        String description,
        List<String> sql,
        boolean isReversible,
        List<Duplicates> duplicates,
        @Nullable String blockedBy)
        implements SchemaChange {
    /** Copies the lists; all but {@code blockedBy} is required. */
    public IndexChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(description, "description");
        sql = List.copyOf(sql);
        duplicates = List.copyOf(duplicates);
    }

    /** What is different. */
    public enum Kind {
        /** A declared index is missing. */
        CREATE_INDEX,
        /** An index is there, but another than declared. */
        RECREATE_INDEX,
        /** An index with a generated name is declared no more. */
        DROP_INDEX,
        /** A unique index takes no account of tenants, or of records without one. */
        REPLACE_UNIQUE_INDEX
    }

    @Override
    public String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> blocker() {
        return Optional.ofNullable(blockedBy);
    }

    /**
     * Records with equal keys.
     *
     * @param key the key, by column
     * @param count how many records have it
     */
    public record Duplicates(Map<String, @Nullable Object> key, long count) {
        /** Copies {@code key}, keeping its order. */
        public Duplicates {
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }
    }
}
