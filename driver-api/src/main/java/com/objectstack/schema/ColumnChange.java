package com.objectstack.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference of a column.
 *
 * @param kind what it is
 * @param object the object
 * @param name the column's name in the database
 * @param category what the change may cost
 * @param description a sentence for people
 * @param sql the statements that make it
 * @param isReversible whether a change back would restore everything
 * @param blockedBy why it cannot be made as things are, or null
 */
public record ColumnChange(
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
    public ColumnChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(description, "description");
        sql = List.copyOf(sql);
    }

    /** What is different. */
    public enum Kind {
        /** A declared field has no column. */
        ADD_COLUMN,
        /** A column has no field. */
        DROP_COLUMN,
        /** A column has another affinity than its field's type wants: text that looks like a number would be stored as one. */
        CHANGE_TYPE,
        /** A column refuses NULL, and its field asks for nothing. */
        RELAX_NOT_NULL,
        /** A field wants its column to refuse NULL. */
        TIGHTEN_NOT_NULL,
        /** A column's default is a token that only programs understand. */
        DROP_COLUMN_DEFAULT,
        /** Values are there that the field's type writes otherwise: moments without a zone, or as numbers. */
        NORMALIZE_VALUES
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
