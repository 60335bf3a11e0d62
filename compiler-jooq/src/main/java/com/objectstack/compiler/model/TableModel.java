package com.objectstack.compiler.model;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.ValueClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object as a table. Immutable and thread-safe.
 *
 * @param name the object's name
 * @param storedName the table's name: another than the object's only if it is somebody else's
 * @param schema the declared schema, or null for a table created elsewhere
 * @param columns the columns by name: {@code id}, the declared ones in order, {@code created_at}, {@code updated_at};
 *     those two of an external object only where it declares them
 * @param tenantField the tenant column, or null if tenants do not scope the object
 * @param deletedField the column that says when a record was deleted, or null if deleting removes it
 * @param isDerived whether it is the rows of another query: a common table or a joined subquery
 */
public record TableModel(
        String name,
        String storedName,
        @Nullable ObjectSchema schema,
        Map<String, ColumnModel> columns,
        @Nullable String tenantField,
        @Nullable String deletedField,
        boolean isDerived) {
    /** The key column. */
    public static final String ID = "id";

    /** When a record was stored. */
    public static final String CREATED_AT = "created_at";

    /** When a record was last changed. */
    public static final String UPDATED_AT = "updated_at";

    private static final String DEFAULT_TENANT_FIELD = "organization_id";

    /** Other spellings of implicit fields, read as the field itself; contract §4.1 and B15. */
    private static final Map<String, String> ALIASES =
            Map.of("_id", ID, "createdAt", CREATED_AT, "updatedAt", UPDATED_AT);

    private static final Set<String> IMPLICIT = Set.of(ID, CREATED_AT, UPDATED_AT);

    /** Copies {@code columns}, keeping their order. */
    public TableModel {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * The table of a declared object.
     *
     * @param name the object's name
     * @param declared a schema that {@link SchemaRules} has found no fault with
     * @return the table
     */
    public static TableModel of(String name, ObjectSchema declared) {
        ObjectSchema schema = RecordName.applied(declared);
        Map<String, ColumnModel> columns = new LinkedHashMap<>();
        columns.put(ID, ColumnModel.id());
        for (FieldSchema field : schema.fields().values()) {
            if (!IMPLICIT.contains(field.name()) && field.valueClass() != ValueClass.NONE) {
                columns.put(field.name(), ColumnModel.of(field, name));
            }
        }
        Optional<External> external = External.of(schema);
        for (String audit : List.of(CREATED_AT, UPDATED_AT)) {
            if (external.isEmpty() || external.get().declares(audit, schema)) {
                columns.put(audit, ColumnModel.of(FieldSchema.of(audit, FieldType.DATETIME), name));
            }
        }
        String deletedField = SoftDelete.of(schema).map(SoftDelete::field).orElse(null);
        if (deletedField != null) {
            columns.putIfAbsent(deletedField, ColumnModel.of(FieldSchema.of(deletedField, FieldType.DATETIME), name));
        }
        external.ifPresent(mapping -> columns.replaceAll((field, column) -> column.storedAs(mapping.column(field))));
        String storedName = external.map(mapping -> mapping.table(name)).orElse(name);
        return new TableModel(name, storedName, schema, columns, tenantField(schema), deletedField, false);
    }

    /**
     * A table created elsewhere: its columns are untyped and no tenant scopes it (SEMANTICS.md decision 4).
     *
     * @param name its name
     * @param columnNames its columns in order
     * @return the table
     */
    public static TableModel introspected(String name, List<String> columnNames) {
        Map<String, ColumnModel> columns = new LinkedHashMap<>();
        columnNames.forEach(column -> columns.put(column, ColumnModel.untyped(column)));
        return new TableModel(name, name, null, columns, null, null, false);
    }

    /**
     * The rows of another query: a common table or a joined subquery. No tenant scopes it, since its own sources were.
     *
     * @param name its name
     * @param columns its columns by name
     * @return the table
     */
    public static TableModel derived(String name, Map<String, ColumnModel> columns) {
        return new TableModel(name, name, null, columns, null, null, true);
    }

    /** The same records with one more column, selected already: within their scope, under the fields' names. */
    public TableModel with(ColumnModel column) {
        Map<String, ColumnModel> more = new LinkedHashMap<>();
        columns.forEach((field, own) -> more.put(field, own.storedAs(field)));
        more.putIfAbsent(column.name(), column);
        return new TableModel(name, name, schema, more, null, null, isDerived);
    }

    /** The column of a field name or one of its other spellings. */
    public Optional<ColumnModel> column(String field) {
        ColumnModel column = columns.get(field);
        if (column == null && ALIASES.containsKey(field)) {
            column = columns.get(ALIASES.get(field));
        }
        return Optional.ofNullable(column);
    }

    /** The column of a field that is known to exist. */
    public ColumnModel require(String field) {
        return column(field).orElseThrow(() -> new IllegalStateException("no column " + field + " in " + name));
    }

    /** The name in the database of one of its columns. */
    public String storedName(String column) {
        ColumnModel known = columns.get(column);
        return known == null ? column : known.storedName();
    }

    /** The column of a name in the database, in whatever case. */
    public Optional<ColumnModel> stored(String column) {
        return columns.values().stream()
                .filter(known -> known.storedName().equalsIgnoreCase(column))
                .findFirst();
    }

    /** Whether the table and what it is made of are somebody else's (contract B239). */
    public boolean isExternal() {
        return External.of(schema).isPresent();
    }

    /** Whether a column goes by another name in the database, which may be that of another field. */
    public boolean hasOtherNames() {
        return columns.values().stream().anyMatch(column -> !column.storedName().equals(column.name()));
    }

    /** Whether the driver stamps when records are changed. */
    public boolean isStamped() {
        return isDeclared() && columns.containsKey(UPDATED_AT);
    }

    /** The tenant column. */
    public Optional<ColumnModel> tenantColumn() {
        return Optional.ofNullable(tenantField).map(columns::get);
    }

    /** Whether the object is declared, not introspected. */
    public boolean isDeclared() {
        return schema != null;
    }

    /** Whether records have an {@code id}. */
    public boolean hasId() {
        return columns.containsKey(ID);
    }

    /** Whether a declared field is computed above the driver and so has no column. */
    public boolean isFormula(String field) {
        return schema != null
                && schema.field(field).map(FieldSchema::valueClass).orElse(null) == ValueClass.NONE;
    }

    /** Contract B200. */
    private static @Nullable String tenantField(ObjectSchema schema) {
        Optional<Tenancy> tenancy = schema.tenancy();
        if (tenancy.isPresent() && !tenancy.get().enabled()) {
            return null;
        }
        String declared = tenancy.flatMap(Tenancy::tenantField).orElse(null);
        if (declared != null && schema.fields().containsKey(declared)) {
            return declared;
        }
        return schema.fields().containsKey(DEFAULT_TENANT_FIELD) ? DEFAULT_TENANT_FIELD : null;
    }
}
