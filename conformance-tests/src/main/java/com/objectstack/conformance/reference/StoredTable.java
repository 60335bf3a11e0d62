package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of an object, and what was declared of it. Immutable.
 *
 * @param model the object as it was last declared
 * @param columns every column there is by name, in the order they were made; more than the model's once it declares fewer
 * @param indexes its indexes, oldest first
 * @param rows its records by id, each with a value for every column
 */
record StoredTable(ObjectModel model, Map<String, StoredColumn> columns, List<Index> indexes, Map<String, Row> rows) {
    StoredTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        indexes = List.copyOf(indexes);
        rows = Collections.unmodifiableMap(rows);
    }

    StoredTable withRows(Map<String, Row> changed) {
        return new StoredTable(model, columns, indexes, changed);
    }

    StoredTable withModel(ObjectModel declared) {
        return new StoredTable(declared, columns, indexes, rows);
    }

    StoredTable withIndex(Index index) {
        List<Index> more = new ArrayList<>(indexes);
        more.add(index);
        return new StoredTable(model, columns, more, rows);
    }

    StoredTable withoutIndex(String name) {
        List<Index> fewer =
                indexes.stream().filter(index -> !index.name().equals(name)).toList();
        return new StoredTable(model, columns, fewer, rows);
    }

    Optional<Index> index(String name) {
        return indexes.stream()
                .filter(index -> index.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What an upsert can merge by: the id, then every unique index that covers all records (contract B44). */
    List<UniqueKey> conflictTargets() {
        List<UniqueKey> keys = new ArrayList<>(List.of(UniqueKey.ID));
        indexes.stream()
                .filter(index -> index.unique() && index.where() == null)
                .map(Index::key)
                .forEach(keys::add);
        return keys;
    }
}
