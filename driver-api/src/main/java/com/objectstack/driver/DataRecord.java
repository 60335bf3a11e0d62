package com.objectstack.driver;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record: an immutable, ordered map from field name to value; SEMANTICS.md §2.
 *
 * <p>Values are {@code String, Long, Double, Boolean, Instant, LocalDate, LocalTime, byte[], float[], List, Map} or
 * null. {@link #get} gives null for an unknown name, as maps do; the typed getters refuse unknown names with
 * {@code UNKNOWN_FIELD} and values of another type with {@code TYPE_MISMATCH}. Arrays inside are shared, not copied:
 * do not write to them.
 */
public final class DataRecord extends AbstractMap<String, @Nullable Object> {
    private final Columns columns;
    private final @Nullable Object[] values;

    private DataRecord(Columns columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /**
     * A record over a shared header.
     *
     * @param columns the names
     * @param values one value a name; the array becomes the record's own and must not be written again
     * @return the record
     */
    public static DataRecord of(Columns columns, @Nullable Object[] values) {
        if (values.length != columns.names().size()) {
            throw new IllegalArgumentException(
                    "values must be " + columns.names().size() + ", one a column, got " + values.length);
        }
        return new DataRecord(columns, values);
    }

    /**
     * A record with the entries of a map.
     *
     * @param entries names and values, in order
     * @return the record
     */
    public static DataRecord copyOf(Map<String, ? extends @Nullable Object> entries) {
        return new DataRecord(
                Columns.of(List.copyOf(entries.keySet())), entries.values().toArray());
    }

    /**
     * The header this record shares with the others of its result.
     *
     * @return the columns
     */
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int place = name == null ? -1 : columns.indexOf(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && columns.indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<String> keySet() {
        return columns.asSet();
    }

    /**
     * The values in the order of the columns; the collection's {@code toArray} copies them at once.
     *
     * @return an immutable view
     */
    @Override
    public Collection<@Nullable Object> values() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(values));
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new EntrySet();
    }

    /**
     * The record's id.
     *
     * @return the value of {@code id}, null where the record has none (an outer join's missing side)
     */
    public @Nullable String id() {
        return getString("id");
    }

    /**
     * A text.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable String getString(String name) {
        return typed(name, String.class);
    }

    /**
     * A whole number.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable Long getLong(String name) {
        return typed(name, Long.class);
    }

    /**
     * A number as a double; a whole number is widened.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable Double getDouble(String name) {
        Object value = value(name);
        return value instanceof Long whole ? Double.valueOf(whole.doubleValue()) : typed(name, Double.class);
    }

    /**
     * A boolean.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable Boolean getBoolean(String name) {
        return typed(name, Boolean.class);
    }

    /**
     * An instant.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable Instant getInstant(String name) {
        return typed(name, Instant.class);
    }

    /**
     * A day.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable LocalDate getDate(String name) {
        return typed(name, LocalDate.class);
    }

    /**
     * A time of day.
     *
     * @param name the field
     * @return its value, or null
     */
    public @Nullable LocalTime getTime(String name) {
        return typed(name, LocalTime.class);
    }

    /**
     * A list.
     *
     * @param name the field
     * @return its value, or null
     */
    @SuppressWarnings("unchecked")
    public @Nullable List<@Nullable Object> getList(String name) {
        return (List<@Nullable Object>) typed(name, List.class);
    }

    /**
     * A JSON object or nested record.
     *
     * @param name the field
     * @return its value, or null
     */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, @Nullable Object> getMap(String name) {
        return (Map<String, @Nullable Object>) typed(name, Map.class);
    }

    /**
     * Bytes.
     *
     * @param name the field
     * @return its value, or null; shared, do not write to it
     */
    public byte @Nullable [] getBytes(String name) {
        return typed(name, byte[].class);
    }

    /**
     * A vector.
     *
     * @param name the field
     * @return its value, or null; shared, do not write to it
     */
    public float @Nullable [] getVector(String name) {
        return typed(name, float[].class);
    }

    /**
     * The record as a Java record: each component takes the field of its name, or of its name in snake_case.
     *
     * <p>Numbers are widened or narrowed exactly, a missing field or null fits any component that is no primitive,
     * nested records are read recursively.
     *
     * @param type a Java record class that the module of this class may open
     * @param <R> its type
     * @return a new instance
     * @throws DriverException {@code TYPE_MISMATCH} with the field's path if a value does not fit its component
     */
    public <R extends Record> R as(Class<R> type) {
        return JavaRecordReader.read(this, type, "");
    }

    private @Nullable Object value(String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw DriverException.of(
                    ErrorCode.UNKNOWN_FIELD,
                    JsonPointers.child("", name),
                    "the record has no field '" + name + "'",
                    "its fields are " + columns.names());
        }
        return values[place];
    }

    private <T> @Nullable T typed(String name, Class<T> type) {
        Object value = value(name);
        if (value != null && !type.isInstance(value)) {
            throw DriverException.of(
                    ErrorCode.TYPE_MISMATCH,
                    JsonPointers.child("", name),
                    "field '" + name + "' is a " + value.getClass().getSimpleName() + ", not a "
                            + type.getSimpleName());
        }
        return type.cast(value);
    }

    private final class EntrySet extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < values.length;
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int place = next++;
                    return new SimpleImmutableEntry<>(columns.names().get(place), values[place]);
                }
            };
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
