package com.objectstack.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference of a table.
 *
 * @param kind what it is
 * @param object the object
 * @param name the table's name in the database
 * @param category what the change may cost
 * @param description a sentence for people
 * @param sql the statements that make it
 * @param isReversible whether a change back would restore everything
 * @param blockedBy why it cannot be made as things are, or null
 */
public record TableChange(
        Kind kind,
        String object,
        String name,
        ChangeCategory category,
        String description,
        List<String> sql,
        boolean isReversible,
        @Nullable String blockedBy)
        implements SchemaChange {
    /** Copies the lists; all but {@code blockedBy} is required. */
    public TableChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(description, "description");
        sql = List.copyOf(sql);
    }

    /** What is different. */
    public enum Kind {
        /** There is no table: it is made, with its indexes. */
        CREATE_TABLE
    }

    @Override
    public String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> blocker() {
        return Optional.ofNullable(blockedBy);
    }
}
