package com.objectstack.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared field; contract §6.2.
 *
 * <p>Build one with {@link #of}, then the {@code with} methods.
 *
 * @param name the field's name
 * @param type its declared type
 * @param multiple whether it holds a list of values
 * @param required checked above the driver; no column constraint (contract fact 14)
 * @param notNull whether the column is physically NOT NULL ({@code storage.notNull})
 * @param unique how far its values must be unique
 * @param indexed whether a plain index is wanted
 * @param searchable whether full-text search covers it
 * @param referenceObject the object a reference points to, or null
 * @param defaultLiteral the value an insert without this field stores, or null for none; the text {@code NOW()} on a
 *     temporal field is the current time
 * @param metadata properties that no driver acts on (labels, option lists, ...), kept as they were declared
 */
public record FieldSchema(
        String name,
        FieldType type,
        boolean multiple,
        boolean required,
        boolean notNull,
        Uniqueness unique,
        boolean indexed,
        boolean searchable,
        @Nullable String referenceObject,
        @Nullable Object defaultLiteral,
        Map<String, @Nullable Object> metadata) {
    /** Copies {@code metadata}, keeping its order. */
    public FieldSchema {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * A field with every property at its default.
     *
     * @param name the field's name
     * @param type its type
     * @return the field
     */
    public static FieldSchema of(String name, FieldType type) {
        return new FieldSchema(name, type, false, false, false, Uniqueness.NONE, false, false, null, null, Map.of());
    }

    /**
     * A reference to another object.
     *
     * @param name the field's name
     * @param object the object it points to
     * @return a {@code lookup} field
     */
    public static FieldSchema lookup(String name, String object) {
        return of(name, FieldType.LOOKUP).withReference(object);
    }

    /**
     * A vector, compared by its angle to others.
     *
     * @param name the field's name
     * @param dimensions how many components each vector has
     * @return a {@code vector} field
     */
    public static FieldSchema vector(String name, int dimensions) {
        return vector(name, Map.of("dimensions", dimensions));
    }

    /**
     * A vector.
     *
     * @param name the field's name
     * @param config {@code dimensions}, {@code distanceMetric} ({@code cosine} or {@code euclidean}), {@code format}
     *     ({@code float32}, {@code float64}, {@code float16}, {@code floatb16}, {@code float8} or {@code float1bit})
     * @return a {@code vector} field
     */
    public static FieldSchema vector(String name, Map<String, Object> config) {
        Map<String, @Nullable Object> metadata = Map.of("vectorConfig", Map.copyOf(config));
        return new FieldSchema(
                name, FieldType.VECTOR, false, false, false, Uniqueness.NONE, false, false, null, null, metadata);
    }

    /**
     * A number that the driver counts up and writes as text.
     *
     * @param name the field's name
     * @param format its text, with the number in place of zeros in braces: {@code INV-{YYYY}-{0000}}
     * @return an {@code autonumber} field
     */
    public static FieldSchema autonumber(String name, String format) {
        Map<String, @Nullable Object> metadata = Map.of("autonumberFormat", format);
        return new FieldSchema(
                name, FieldType.AUTONUMBER, false, false, false, Uniqueness.NONE, false, false, null, null, metadata);
    }

    /**
     * What a value of this field is, {@code multiple} taken into account.
     *
     * @return the class of its values
     */
    public ValueClass valueClass() {
        return multiple ? ValueClass.LIST : type.valueClass();
    }

    /**
     * The object a reference points to.
     *
     * @return the object's name, empty if the field is no reference or declares none
     */
    public Optional<String> reference() {
        return Optional.ofNullable(referenceObject);
    }

    /**
     * The declared default.
     *
     * @return the literal, empty if there is none
     */
    public Optional<Object> defaultValue() {
        return Optional.ofNullable(defaultLiteral);
    }

    /**
     * The same field holding a list of values.
     *
     * @return the changed copy
     */
    public FieldSchema asMultiple() {
        return new FieldSchema(
                name,
                type,
                true,
                required,
                notNull,
                unique,
                indexed,
                searchable,
                referenceObject,
                defaultLiteral,
                metadata);
    }

    /**
     * The same field, physically NOT NULL.
     *
     * @return the changed copy
     */
    public FieldSchema asNotNull() {
        return new FieldSchema(
                name,
                type,
                multiple,
                required,
                true,
                unique,
                indexed,
                searchable,
                referenceObject,
                defaultLiteral,
                metadata);
    }

    /**
     * The same field with another uniqueness.
     *
     * @param uniqueness how far values must be unique
     * @return the changed copy
     */
    public FieldSchema withUnique(Uniqueness uniqueness) {
        return new FieldSchema(
                name,
                type,
                multiple,
                required,
                notNull,
                uniqueness,
                indexed,
                searchable,
                referenceObject,
                defaultLiteral,
                metadata);
    }

    /**
     * The same field with a plain index.
     *
     * @return the changed copy
     */
    public FieldSchema asIndexed() {
        return new FieldSchema(
                name,
                type,
                multiple,
                required,
                notNull,
                unique,
                true,
                searchable,
                referenceObject,
                defaultLiteral,
                metadata);
    }

    /**
     * The same field covered by full-text search.
     *
     * @return the changed copy
     */
    public FieldSchema asSearchable() {
        return new FieldSchema(
                name,
                type,
                multiple,
                required,
                notNull,
                unique,
                indexed,
                true,
                referenceObject,
                defaultLiteral,
                metadata);
    }

    /**
     * The same field pointing to an object.
     *
     * @param object the object's name
     * @return the changed copy
     */
    public FieldSchema withReference(String object) {
        return new FieldSchema(
                name, type, multiple, required, notNull, unique, indexed, searchable, object, defaultLiteral, metadata);
    }

    /**
     * The same field with a default.
     *
     * @param value the literal an insert without this field stores
     * @return the changed copy
     */
    public FieldSchema withDefault(Object value) {
        return new FieldSchema(
                name, type, multiple, required, notNull, unique, indexed, searchable, referenceObject, value, metadata);
    }
}
