package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes what objects are (contract §5.19, §6.7). Each change is a write of its own, or of its transaction. */
final class Schemas {
    private final Store store;
    private final Registration registration;
    private final ReferenceSettings settings;

    Schemas(Store store, ReferenceSettings settings) {
        this.store = store;
        this.settings = settings;
        this.registration = new Registration(settings.capabilities());
    }

    void register(List<ObjectDefinition> objects) {
        store.register(before -> registration.register(before, objects));
    }

    void synchronize(List<ObjectDefinition> objects, DriverOptions options) {
        // What is wrong with a schema is said before the right to write is waited for.
        store.read(options, (version, limit) -> registration.synchronize(version, objects));
        if (!objects.isEmpty()) {
            change(options, before -> registration.synchronize(before, objects));
        }
    }

    void drop(String object, DriverOptions options) {
        SchemaNames.require(object, "object");
        change(options, before -> before.without(object));
    }

    void addColumn(String object, String name, FieldSchema definition) {
        SchemaNames.require(object, "object");
        SchemaNames.require(name, "field");
        ObjectSchema schema = modelOf(object).schema();
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.putIfAbsent(name, new Column(name, definition).named(name).field());
        synchronize(List.of(new ObjectDefinition(object, with(schema, fields, schema.indexes()))), DriverOptions.NONE);
    }

    void createIndex(String object, IndexSchema index) {
        SchemaNames.require(object, "object");
        index.name().ifPresent(name -> SchemaNames.require(name, "index"));
        ObjectModel model = modelOf(object);
        if (index.type() != IndexType.BTREE && !index.type().isSearch()) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "/type",
                    "an index of type '" + index.type().wireName() + "' cannot be built",
                    "use btree");
        }
        IndexSchema spelled = spelled(model, index);
        if (index.type().isSearch()) {
            ObjectSchema schema = model.schema();
            boolean isThere = schema.indexes().contains(spelled)
                    || schema.indexes().stream()
                            .anyMatch(declared -> index.name()
                                    .filter(name -> isSearchIndex(declared, name))
                                    .isPresent());
            ObjectSchema wanted = isThere ? schema : schema.withIndexes(spelled);
            synchronize(List.of(new ObjectDefinition(object, wanted)), DriverOptions.NONE);
            return;
        }
        settings.require(Capability.INDEXES, "createIndex");
        change(DriverOptions.NONE, before -> {
            StoredTable table = Writes.require(before, object);
            return registration.addIndex(before, table, DeclaredIndexes.of(table.model(), spelled, ""));
        });
    }

    void dropIndex(String object, String name) {
        SchemaNames.require(object, "object");
        SchemaNames.require(name, "index");
        StoredTable table = store.read(
                DriverOptions.NONE, (version, limit) -> version.table(object).orElse(null));
        if (table != null && table.model().schema().indexes().stream().anyMatch(index -> isSearchIndex(index, name))) {
            ObjectSchema schema = table.model().schema();
            List<IndexSchema> kept = schema.indexes().stream()
                    .filter(index -> !isSearchIndex(index, name))
                    .toList();
            ObjectSchema without = with(schema, schema.fields(), kept);
            synchronize(List.of(new ObjectDefinition(object, without)), DriverOptions.NONE);
            return;
        }
        change(DriverOptions.NONE, before -> withoutIndex(before, object, name));
    }

    private static Version withoutIndex(Version before, String object, String name) {
        for (StoredTable table : before.tables().values()) {
            Index index = table.index(name).orElse(null);
            if (index != null && !table.model().name().equals(object)) {
                throw DriverException.of(
                        ErrorCode.INVALID_SCHEMA,
                        "",
                        "index '" + name + "' is one of '" + table.model().name() + "'",
                        "name an index that was created on '" + object + "'");
            }
            if (index != null) {
                return before.with(table.withoutIndex(index.name()));
            }
        }
        return before;
    }

    /** Refuses an object that is not searched; what search finds is read from the records, so it is never out of step. */
    void requireSearched(String object) {
        SchemaNames.require(object, "object");
        ObjectModel model = modelOf(object);
        boolean canSearch = settings.capabilities().has(Capability.FULL_TEXT_SEARCH);
        if (!canSearch || !SearchRules.isSearched(model.schema())) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    "",
                    "object '" + object + "' has no search index",
                    "mark fields as searchable, or declare an index of type fulltext, and synchronize the schema");
        }
    }

    IntrospectedSchema introspect() {
        return store.read(DriverOptions.NONE, (version, limit) -> Introspection.of(version));
    }

    private ObjectModel modelOf(String object) {
        return store.read(
                DriverOptions.NONE,
                (version, limit) -> Writes.require(version, object).model());
    }

    private void change(DriverOptions options, UnaryOperator<Version> change) {
        store.<@Nullable Void>write(options, before -> new Written<>(change.apply(before), null));
    }

    /** The index with its fields in the spelling of the object; unknown ones are refused. */
    private static IndexSchema spelled(ObjectModel model, IndexSchema index) {
        List<String> names = model.columns().stream().map(Column::name).toList();
        List<String> fields = new ArrayList<>();
        Problems problems = new Problems();
        for (int place = 0; place < index.fields().size(); place++) {
            String field = index.fields().get(place);
            Column column = Source.column(model.columns(), field).orElse(null);
            if (column == null) {
                problems.add(
                        ErrorCode.UNKNOWN_FIELD,
                        JsonPointers.child("/fields", place),
                        "object '" + model.name() + "' has no column " + Texts.shown(field),
                        NearestName.hint(field, names).orElse(null));
            } else {
                fields.add(column.name());
            }
        }
        problems.throwIfAny();
        return new IndexSchema(index.indexName(), fields, index.type(), index.unique(), index.where());
    }

    private static boolean isSearchIndex(IndexSchema index, String name) {
        return index.type().isSearch() && index.name().filter(name::equals).isPresent();
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema with(ObjectSchema schema, Map<String, FieldSchema> fields, List<IndexSchema> indexes) {
        return new ObjectSchema(schema.name(), fields, indexes, schema.declaredTenancy(), schema.metadata());
    }
}
