package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.model.SchemaRules;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The single steps of {@link com.objectstack.driver.ISchemaDriver}. */
final class SchemaChanges {
    private final SqlExecutor executor;
    private final Registry registry;
    private final Schemas schemas;

    SchemaChanges(SqlExecutor executor, Registry registry, Schemas schemas) {
        this.executor = executor;
        this.registry = registry;
        this.schemas = schemas;
    }

    void addColumn(String object, String field, FieldSchema definition) {
        requireName(object, "object");
        requireName(field, "field");
        FieldSchema named = definition.named(field);
        KnownTable known = registry.require(object, new Introspection(executor, Deadline.NONE));
        ObjectSchema schema = known.table().schema();
        if (schema == null) {
            if (named.searchable()) {
                throw DeclaredSearch.notRegistered(object, "/searchable");
            }
            ObjectSchema alone = ObjectSchema.of(object, named);
            SchemaRules.check(object, alone);
            schemas.extend(TableModel.of(object, alone), DriverOptions.NONE);
            return;
        }
        schemas.sync(
                List.of(new ObjectDefinition(
                        object, schema.fields().containsKey(field) ? schema : ChangedSchema.with(named, schema))),
                DriverOptions.NONE);
    }

    void createIndex(String object, IndexSchema index) {
        requireName(object, "object");
        index.name().ifPresent(name -> requireName(name, "index"));
        TableModel table = registry.require(object, new Introspection(executor, Deadline.NONE))
                .table();
        if (index.type().isSearch()) {
            requireFields(table, index.fields());
            schemas.sync(DeclaredSearch.with(index, table), DriverOptions.NONE);
            return;
        }
        if (index.type() != IndexType.BTREE) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "/type",
                    "an index of type '" + index.type().wireName() + "' cannot be built",
                    "use btree");
        }
        requireFields(table, index.fields());
        schemas.createIndex(IndexPlans.of(table, index), table, DriverOptions.NONE);
    }

    void dropIndex(String object, String index) {
        requireName(object, "object");
        requireName(index, "index");
        Optional<ObjectSchema> schema =
                registry.registered(object).map(known -> known.table().schema());
        if (schema.isPresent() && DeclaredSearch.has(index, schema.get())) {
            schemas.dropSearch(object, DeclaredSearch.without(index, schema.get()));
            return;
        }
        String lower = index.toLowerCase(Locale.ROOT);
        String owner = new Introspection(executor, Deadline.NONE)
                .indexOwners(List.of(index))
                .get(lower);
        if (owner == null) {
            return;
        }
        if (!owner.equalsIgnoreCase(object) || lower.startsWith("sqlite_")) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    "",
                    "index '" + index + "' "
                            + (lower.startsWith("sqlite_") ? "is SQLite's own" : "is one of '" + owner + "'"),
                    "name an index that was created on '" + object + "'");
        }
        executor.run(Writes.write(schemas.compiler().dropIndex(index)), Deadline.NONE);
        registry.schemaChanged();
    }

    static void requireName(String name, String what) {
        if (!SchemaRules.isIdentifier(name)) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    "/" + what,
                    "the " + what + " name " + TextRules.show(name) + " is no identifier",
                    "use letters, digits and _");
        }
    }

    private static void requireFields(TableModel table, List<String> fields) {
        List<Problem> problems = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            String field = fields.get(place);
            if (table.column(field).isEmpty()) {
                String hint = NearestName.hint(field, table.columns().keySet()).orElse(null);
                problems.add(new Problem(
                        ErrorCode.UNKNOWN_FIELD,
                        JsonPointers.child("/fields", place),
                        "object '" + table.name() + "' has no column " + TextRules.show(field),
                        hint));
            }
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
    }
}
