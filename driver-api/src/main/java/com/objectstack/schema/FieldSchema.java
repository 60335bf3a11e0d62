package com.objectstack.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
        return of(name, FieldType.VECTOR).withMetadata(Map.of("vectorConfig", Map.copyOf(config)));
    }

    /**
     * A number that the driver counts up and writes as text.
     *
     * @param name the field's name
     * @param format its text, with the number in place of zeros in braces: {@code INV-{YYYY}-{0000}}
     * @return an {@code autonumber} field
     */
    public static FieldSchema autonumber(String name, String format) {
        return of(name, FieldType.AUTONUMBER).withMetadata(Map.of("autonumberFormat", format));
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
     * The same field under another name.
     *
     * @param newName the name
     * @return the changed copy
     */
    public FieldSchema named(String newName) {
        return changed(draft -> draft.name = newName);
    }

    /**
     * The same field of another type.
     *
     * @param newType the type
     * @return the changed copy
     */
    public FieldSchema withType(FieldType newType) {
        return changed(draft -> draft.type = newType);
    }

    /**
     * The same field holding a list of values.
     *
     * @return the changed copy
     */
    public FieldSchema asMultiple() {
        return changed(draft -> draft.multiple = true);
    }

    /**
     * The same field, physically NOT NULL.
     *
     * @return the changed copy
     */
    public FieldSchema asNotNull() {
        return withNotNull(true);
    }

    /**
     * The same field, physically NOT NULL or not.
     *
     * @param refusesNull whether its column refuses NULL
     * @return the changed copy
     */
    public FieldSchema withNotNull(boolean refusesNull) {
        return changed(draft -> draft.notNull = refusesNull);
    }

    /**
     * The same field with another uniqueness.
     *
     * @param uniqueness how far values must be unique
     * @return the changed copy
     */
    public FieldSchema withUnique(Uniqueness uniqueness) {
        return changed(draft -> draft.unique = uniqueness);
    }

    /**
     * The same field with a plain index.
     *
     * @return the changed copy
     */
    public FieldSchema asIndexed() {
        return changed(draft -> draft.indexed = true);
    }

    /**
     * The same field covered by full-text search.
     *
     * @return the changed copy
     */
    public FieldSchema asSearchable() {
        return changed(draft -> draft.searchable = true);
    }

    /**
     * The same field pointing to an object.
     *
     * @param object the object's name
     * @return the changed copy
     */
    public FieldSchema withReference(String object) {
        return changed(draft -> draft.referenceObject = object);
    }

    /**
     * The same field with a default.
     *
     * @param value the literal an insert without this field stores
     * @return the changed copy
     */
    public FieldSchema withDefault(Object value) {
        return changed(draft -> draft.defaultLiteral = value);
    }

    /**
     * The same field with other metadata.
     *
     * @param properties all properties that no driver acts on
     * @return the changed copy
     */
    public FieldSchema withMetadata(Map<String, @Nullable Object> properties) {
        return changed(draft -> draft.metadata = properties);
    }

    private FieldSchema changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.field();
    }

    /** A field while it is changed. */
    private static final class Draft {
        private final boolean required;
        private String name;
        private FieldType type;
        private boolean multiple;
        private boolean notNull;
        private Uniqueness unique;
        private boolean indexed;
        private boolean searchable;
        private @Nullable String referenceObject;
        private @Nullable Object defaultLiteral;
        private Map<String, @Nullable Object> metadata;

        Draft(FieldSchema field) {
            this.required = field.required;
            this.name = field.name;
            this.type = field.type;
            this.multiple = field.multiple;
            this.notNull = field.notNull;
            this.unique = field.unique;
            this.indexed = field.indexed;
            this.searchable = field.searchable;
            this.referenceObject = field.referenceObject;
            this.defaultLiteral = field.defaultLiteral;
            this.metadata = field.metadata;
        }

        FieldSchema field() {
            return new FieldSchema(
                    name,
                    type,
                    multiple,
                    required,
                    notNull,
                    unique,
                    indexed,
                    searchable,
                    referenceObject,
                    defaultLiteral,
                    metadata);
        }
    }
}
