package com.objectstack.conformance.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one version as one request sees them: own records and those of no tenant that are not deleted, wherever
 * they are read (SEMANTICS.md decisions 13 and 24).
 *
 * @param version what the store holds
 * @param scope what the request sees of it
 * @param limit how long the request may take
 */
record ScopedCatalog(Version version, RecordScope scope, TimeLimit limit) implements Catalog {
    @Override
    public Optional<ObjectModel> model(String object) {
        return version.table(object).map(StoredTable::model);
    }

    @Override
    public Relation records(String object) {
        StoredTable table = version.table(object).orElseThrow();
        return new Records(table, scope, limit);
    }

    @Override
    public Relation recordsOfAll(String object) {
        return new Records(version.table(object).orElseThrow(), RecordScope.EVERYTHING, limit);
    }

    @Override
    public List<String> names() {
        return version.names();
    }

    private record Records(StoredTable table, RecordScope scope, TimeLimit limit) implements Relation {
        @Override
        public List<Column> columns() {
            return table.model().columns();
        }

        @Override
        public List<Row> rows(@Nullable Tuple outer) {
            limit.check();
            return table.rows().values().stream()
                    .filter(row -> scope.reads(table.model(), row))
                    .map(this::declared)
                    .toList();
        }

        /** A row without the columns that the object declares no longer. */
        private Row declared(Row row) {
            if (row.values().size() == columns().size()) {
                return row;
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            columns().forEach(column -> values.put(column.name(), row.get(column.name())));
            return new Row(values);
        }
    }
}
