package com.objectstack.migrate;

import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IntrospectedSchema.Column;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.migrate.Step.Converge;
import com.objectstack.schema.ColumnChange;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the tables of a database would be declared as: as the objects wanted, but for what differs. Tables of no such object
 * are left out.
 *
 * @param definitions the objects whose tables are there
 * @param converging steps for differences that no definition can express
 */
record DatabaseDefinitions(Definitions definitions, List<Step> converging) {
    /** The objects whose tables are as the definitions say. */
    List<String> asDefined() {
        List<String> names = new ArrayList<>(definitions.names());
        converging.forEach(step -> names.remove(step.object()));
        return names;
    }

    static DatabaseDefinitions of(SqlDataDriver driver, Definitions next) {
        IntrospectedSchema schema = driver.introspectSchema();
        List<ObjectDefinition> there = next.all().stream()
                .filter(object -> schema.tables().containsKey(object.object()))
                .toList();
        Map<String, List<SchemaChange>> changes = new LinkedHashMap<>();
        driver.compare(there)
                .changes()
                .forEach(change -> changes.computeIfAbsent(change.object(), name -> new ArrayList<>())
                        .add(change));
        Definitions found = Definitions.NONE;
        List<Step> converging = new ArrayList<>();
        for (ObjectDefinition object : there) {
            Table table = new Table(
                    object.schema(),
                    Objects.requireNonNull(schema.tables().get(object.object())).columns());
            changes.getOrDefault(object.object(), List.of()).forEach(table::differsBy);
            found = found.with(object.object(), table.definition());
            if (table.needsConverging) {
                converging.add(new Converge(object.object()));
            }
        }
        return new DatabaseDefinitions(found, converging);
    }

    /** One table: the wanted object, with each difference taken back. */
    private static final class Table {
        private final ObjectSchema wanted;
        private final List<Column> columns;
        private final Map<String, FieldSchema> fields;
        private boolean needsConverging;

        Table(ObjectSchema wanted, List<Column> columns) {
            this.wanted = wanted;
            this.columns = columns;
            this.fields = new LinkedHashMap<>(wanted.fields());
        }

        void differsBy(SchemaChange change) {
            if (change instanceof ColumnChange column) {
                switch (column.kind()) {
                    case ADD_COLUMN -> fields.remove(column.name());
                    case DROP_COLUMN, CHANGE_TYPE -> fields.put(column.name(), guessed(column.name()));
                    case TIGHTEN_NOT_NULL ->
                        fields.computeIfPresent(column.name(), (name, field) -> field.withNotNull(false));
                    case RELAX_NOT_NULL ->
                        fields.computeIfPresent(column.name(), (name, field) -> field.withNotNull(true));
                    case DROP_COLUMN_DEFAULT, NORMALIZE_VALUES -> needsConverging = true;
                }
            } else if (change instanceof IndexChange) {
                needsConverging = true;
            }
        }

        /** A field for a column that nobody has declared. */
        private FieldSchema guessed(String name) {
            Column column = columns.stream()
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow();
            String type = column.type().toLowerCase(Locale.ROOT);
            boolean isNumber = type.contains("int")
                    || type.contains("num")
                    || type.contains("real")
                    || type.contains("doub")
                    || type.contains("floa")
                    || type.contains("dec");
            FieldSchema field = FieldSchema.of(name, isNumber ? FieldType.NUMBER : FieldType.TEXT);
            return column.nullable() ? field : field.asNotNull();
        }

        @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
        ObjectSchema definition() {
            List<IndexSchema> indexes = wanted.indexes().stream()
                    .filter(index -> index.fields().stream()
                            .allMatch(field -> fields.containsKey(field)
                                    || !wanted.fields().containsKey(field)))
                    .toList();
            return new ObjectSchema(wanted.name(), fields, indexes, wanted.declaredTenancy(), wanted.metadata());
        }
    }
}
