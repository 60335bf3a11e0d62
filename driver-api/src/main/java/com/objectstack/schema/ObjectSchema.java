package com.objectstack.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared object; contract §6.1.
 *
 * <p>Drivers add {@code id}, {@code created_at} and {@code updated_at}; declaring them again is allowed and changes
 * nothing.
 *
 * @param name the object's name, empty when the caller of {@code syncSchema} gives it
 * @param fields the fields in declared order, by name
 * @param indexes the declared indexes
 * @param declaredTenancy how the object is shared among tenants, or null if nothing was declared
 * @param metadata properties that are no driver's business (labels, ...) or that a driver must judge at registration
 *     ({@code softDelete}, {@code versioning}, {@code cdc}, {@code partitioning}, {@code external}), as declared
 */
public record ObjectSchema(
        String name,
        Map<String, FieldSchema> fields,
        List<IndexSchema> indexes,
        @Nullable Tenancy declaredTenancy,
        Map<String, @Nullable Object> metadata) {
    /** Copies the collections, keeping their order; a key must be its field's name. */
    public ObjectSchema {
        Objects.requireNonNull(name, "name");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        fields.forEach((key, field) -> {
            if (!key.equals(field.name())) {
                throw new IllegalArgumentException(
                        "fields must be keyed by their names, got key " + key + " for field " + field.name());
            }
        });
        indexes = List.copyOf(indexes);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * An object with these fields and nothing else.
     *
     * @param name the object's name
     * @param fields its fields, in order, each name once
     * @return the object
     * @throws IllegalArgumentException if two fields have one name
     */
    public static ObjectSchema of(String name, FieldSchema... fields) {
        Map<String, FieldSchema> byName = new LinkedHashMap<>();
        for (FieldSchema field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new IllegalArgumentException("fields must have different names, got " + field.name() + " twice");
            }
        }
        return new ObjectSchema(name, byName, List.of(), null, Map.of());
    }

    /**
     * The declared tenancy.
     *
     * @return how the object is shared, empty if nothing was declared
     */
    public Optional<Tenancy> tenancy() {
        return Optional.ofNullable(declaredTenancy);
    }

    /**
     * The declared field of this name.
     *
     * @param fieldName the name
     * @return the field, empty if it is not declared
     */
    public Optional<FieldSchema> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    /**
     * The same object with more indexes.
     *
     * @param more the indexes to add
     * @return the changed copy
     */
    public ObjectSchema withIndexes(IndexSchema... more) {
        List<IndexSchema> all = new ArrayList<>(indexes);
        all.addAll(Arrays.asList(more));
        return new ObjectSchema(name, fields, all, declaredTenancy, metadata);
    }

    /**
     * The same object shared among tenants by a column.
     *
     * @param tenantField the tenant column
     * @return the changed copy
     */
    public ObjectSchema withTenantField(String tenantField) {
        return new ObjectSchema(name, fields, indexes, new Tenancy(true, tenantField), metadata);
    }

    /**
     * The same object whose records are marked as deleted, in a column {@code deleted_at}, and kept.
     *
     * @return the changed copy
     */
    public ObjectSchema withSoftDelete() {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(metadata);
        more.put("softDelete", Map.of("enabled", true));
        return new ObjectSchema(name, fields, indexes, declaredTenancy, more);
    }

    /**
     * The same object in a table of somebody else, which is read and written and never changed.
     *
     * @param table the table
     * @param fieldsByColumn the fields by the columns that hold them; other fields have columns of their own names
     * @return the changed copy
     */
    public ObjectSchema asExternal(String table, Map<String, String> fieldsByColumn) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(metadata);
        more.put(
                "external",
                Map.of(
                        "remoteName",
                        table,
                        "columnMap",
                        Collections.unmodifiableMap(new LinkedHashMap<>(fieldsByColumn))));
        return new ObjectSchema(name, fields, indexes, declaredTenancy, more);
    }

    /**
     * The same object under another name.
     *
     * @param newName the name
     * @return the changed copy
     */
    public ObjectSchema named(String newName) {
        return new ObjectSchema(newName, fields, indexes, declaredTenancy, metadata);
    }
}
