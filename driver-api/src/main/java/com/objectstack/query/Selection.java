package com.objectstack.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of {@code fields}. */
public sealed interface Selection {
    /**
     * The field that is read.
     *
     * @return its name or dotted path
     */
    String field();

    /**
     * The name asked for.
     *
     * @return the alias, empty if there is none
     */
    Optional<String> alias();

    /**
     * A field; JSON a string, or {@code {field, alias}}.
     *
     * @param field its name or dotted path
     * @param as the name in the record, or null for {@code field} itself
     */
    record Field(String field, @Nullable String as) implements Selection {
        /** Requires {@code field}. */
        public Field {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public Optional<String> alias() {
            return Optional.ofNullable(as);
        }
    }

    /**
     * Fields of the record a reference reaches, as a nested record, null where it reaches none; of a list of ids a list
     * of them; JSON {@code {field, fields, alias}}.
     *
     * @param field the reference
     * @param fields what is read of the referenced record
     * @param as the name in the record, or null for {@code field} itself
     */
    record Nested(
            String field, List<Selection> fields, @Nullable String as) implements Selection {
        /** Copies {@code fields}; none at all is a caller's bug. */
        public Nested {
            Objects.requireNonNull(field, "field");
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must name one or more fields, got none");
            }
        }

        @Override
        public Optional<String> alias() {
            return Optional.ofNullable(as);
        }
    }

    /**
     * A field under its own name.
     *
     * @param field its name or dotted path
     * @return the selection
     */
    static Selection of(String field) {
        return new Field(field, null);
    }
}
