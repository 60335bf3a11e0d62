package com.objectstack.query;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One member of {@code groupBy}. */
public sealed interface GroupKey {
    /**
     * The grouped field.
     *
     * @return its name or dotted path
     */
    String field();

    /**
     * The name in the record.
     *
     * @return the alias, else the field
     */
    String outputName();

    /**
     * Groups by a value; JSON a string or {@code {field, alias}}.
     *
     * @param field the field's name or dotted path
     * @param as the name in the record, or null for {@code field} itself
     */
    record Field(String field, @Nullable String as) implements GroupKey {
        /** Requires {@code field}. */
        public Field {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public String outputName() {
            return as != null ? as : field;
        }
    }

    /**
     * Groups by a date bucket; JSON {@code {field, dateGranularity, timezone, alias}}.
     *
     * @param field a {@code date} or {@code datetime} field
     * @param granularity the bucket's width
     * @param timezone an IANA zone, or null for UTC
     * @param as the name in the record, or null for {@code field} itself
     */
    record Bucket(
            String field,
            DateGranularity granularity,
            @Nullable String timezone,
            @Nullable String as) implements GroupKey {
        /** Requires {@code field} and {@code granularity}. */
        public Bucket {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(granularity, "granularity");
        }

        @Override
        public String outputName() {
            return as != null ? as : field;
        }
    }

    /**
     * Groups by the value of a field.
     *
     * @param field the field's name or dotted path
     * @return the key
     */
    static GroupKey of(String field) {
        return new Field(field, null);
    }

    /**
     * Groups by a UTC date bucket.
     *
     * @param field a {@code date} or {@code datetime} field
     * @param granularity the bucket's width
     * @param alias the name in the record
     * @return the key
     */
    static GroupKey bucket(String field, DateGranularity granularity, String alias) {
        return new Bucket(field, granularity, null, alias);
    }
}
