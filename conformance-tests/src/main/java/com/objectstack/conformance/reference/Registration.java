package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declares objects: adds what is missing, never drops or changes a column (contract B229 to B240). */
final class Registration {
    private static final System.Logger LOG = System.getLogger("com.objectstack.conformance.reference");

    private final DriverCapabilities capabilities;

    Registration(DriverCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The version in which objects are as declared, all or none. */
    Version synchronize(Version before, List<ObjectDefinition> objects) {
        List<ObjectModel> models = models(before, objects);
        Version after = before;
        for (ObjectModel model : models) {
            after = synchronize(after, model);
        }
        return after;
    }

    /**
     * The version in which objects are known as declared. An object that is there keeps its indexes as they are (contract
     * A31); one that is not is made, for there is no other database in which it could be.
     */
    Version register(Version before, List<ObjectDefinition> objects) {
        Version after = before;
        for (ObjectModel model : models(before, objects)) {
            StoredTable table = after.table(model.name()).orElse(null);
            after = table == null ? synchronize(after, model) : after.with(extended(table, model));
        }
        return after;
    }

    /** Adds one index to an object (contract §6.7); one of its name on the same object will do. */
    Version addIndex(Version before, StoredTable table, Index index) {
        new IndexFilter(table.model(), catalogOf(before.with(table))).check(index, capabilities);
        return isThere(before, table, index) ? before : before.with(table.withIndex(index));
    }

    private List<ObjectModel> models(Version before, List<ObjectDefinition> objects) {
        Map<String, ObjectModel> declared = new LinkedHashMap<>();
        before.tables().forEach((name, table) -> declared.put(name, table.model()));
        List<ObjectModel> models = new ArrayList<>();
        for (ObjectDefinition definition : objects) {
            String name = definition.object();
            SchemaRules.check(name, definition.schema(), capabilities);
            refuseOtherCase(name, declared);
            ObjectSchema schema = withTenancyKept(definition.schema(), declared.get(name));
            ObjectModel model = ObjectModel.of(RecordName.fieldOf(schema).named(name), RecordScope.fieldOf(schema));
            DeclaredIndexes.of(model);
            declared.put(name, model);
            models.add(model);
        }
        return models;
    }

    private Version synchronize(Version before, ObjectModel model) {
        StoredTable table = before.table(model.name())
                .map(existing -> extended(existing, model))
                .orElseGet(() -> created(model));
        for (Index index : DeclaredIndexes.of(model)) {
            new IndexFilter(model, catalogOf(before.with(table))).check(index, capabilities);
            if (!isThere(before, table, index)) {
                table = withIndexUnlessBroken(before, table, index);
            }
        }
        return before.with(table);
    }

    private static StoredTable created(ObjectModel model) {
        Map<String, StoredColumn> columns = new LinkedHashMap<>();
        model.columns().forEach(column -> columns.put(column.name(), StoredColumn.of(column)));
        return new StoredTable(model, columns, List.of(), Map.of());
    }

    /** Existing records get the constant default of a new column, else NULL, which a NOT NULL column refuses. */
    private static StoredTable extended(StoredTable existing, ObjectModel model) {
        StoredTable table = RenamedColumns.inCaseOnly(existing, model).withModel(model);
        Map<String, StoredColumn> columns = new LinkedHashMap<>(table.columns());
        Map<String, @Nullable Object> added = new LinkedHashMap<>();
        Problems conflicts = new Problems();
        for (Column column : model.columns()) {
            if (!columns.containsKey(column.name())) {
                boolean isEmpty = table.rows().isEmpty();
                StoredColumn made = isEmpty ? StoredColumn.of(column) : StoredColumn.addedTo(column);
                Object value = made.defaults() instanceof Defaults.Constant constant ? constant.value() : null;
                if (!isEmpty && made.isNotNull() && value == null) {
                    conflicts.add(
                            ErrorCode.SCHEMA_CONFLICT,
                            JsonPointers.child("/fields", column.name()),
                            "object '" + model.name() + "' has records, and field '" + column.name()
                                    + "' is NOT NULL without a constant default",
                            "declare a default value, or leave storage.notNull out");
                }
                columns.put(column.name(), made);
                added.put(column.name(), value);
            }
        }
        conflicts.throwIfAny();
        return new StoredTable(model, columns, table.indexes(), withValues(table.rows(), added));
    }

    private static Map<String, Row> withValues(Map<String, Row> rows, Map<String, @Nullable Object> added) {
        if (added.isEmpty()) {
            return rows;
        }
        Map<String, Row> extended = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
            values.putAll(added);
            extended.put(id, new Row(values));
        });
        return extended;
    }

    /** Index names are unique in a whole database, whatever their case. */
    private static boolean isThere(Version version, StoredTable table, Index index) {
        if (table.index(index.name()).isPresent()) {
            return true;
        }
        for (StoredTable other : version.tables().values()) {
            if (!other.model().name().equals(table.model().name())
                    && other.index(index.name()).isPresent()) {
                throw DriverException.of(
                        ErrorCode.SCHEMA_CONFLICT,
                        index.path(),
                        "there is an index '" + index.name() + "' on '"
                                + other.model().name() + "'",
                        "give the index of '" + table.model().name() + "' another name");
            }
        }
        return false;
    }

    /** Equal keys that are there already must not keep a program from starting (S9). */
    private static StoredTable withIndexUnlessBroken(Version before, StoredTable table, Index index) {
        StoredTable indexed = table.withIndex(index);
        try {
            TableDraft.requireUnique(before, indexed, index);
            return indexed;
        } catch (DriverException violation) {
            if (violation.code() != ErrorCode.UNIQUE_VIOLATION) {
                throw violation;
            }
            LOG.log(
                    System.Logger.Level.ERROR,
                    "unique index ''{0}'' on ''{1}'' was not made: existing records have equal {2}. Nothing enforces it,"
                            + " and upserts by it are refused, until the schema is synchronized without the duplicates",
                    index.name(),
                    table.model().name(),
                    index.key().fields());
            return table;
        }
    }

    /** Databases tell names apart by more than case only. */
    private static void refuseOtherCase(String object, Map<String, ObjectModel> declared) {
        for (String name : declared.keySet()) {
            if (name.equalsIgnoreCase(object) && !name.equals(object)) {
                throw DriverException.of(
                        ErrorCode.INVALID_SCHEMA,
                        "/name",
                        "the object name '" + object + "' differs from '" + name + "' by case only",
                        "use '" + name.toLowerCase(Locale.ROOT) + "' for one of them, and another name for the other");
            }
        }
    }

    /** An opt-out of tenancy stays until a schema says otherwise (contract B207). */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema withTenancyKept(ObjectSchema schema, @Nullable ObjectModel earlier) {
        Tenancy kept = earlier == null ? null : earlier.schema().declaredTenancy();
        return schema.tenancy().isPresent() || kept == null || kept.enabled()
                ? schema
                : new ObjectSchema(schema.name(), schema.fields(), schema.indexes(), kept, schema.metadata());
    }

    private static Catalog catalogOf(Version version) {
        return new ScopedCatalog(version, RecordScope.EVERYTHING, TimeLimit.NONE);
    }
}
