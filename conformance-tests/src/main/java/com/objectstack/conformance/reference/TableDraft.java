package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of an object while one write changes them, record by record, as constraints see them (contract §6.5). Thrown
 * away if one of them refuses.
 */
final class TableDraft {
    private final StoredTable table;
    private final Map<String, Row> rows;
    private final List<Guard> guards = new ArrayList<>();

    /** A unique index, and whose each of its keys is. */
    private record Guard(String object, Index index, Predicate<Row> covers, Map<List<Object>, String> owners) {
        void take(Row row) {
            key(row).ifPresent(key -> {
                if (owners.putIfAbsent(key, idOf(row)) != null) {
                    throw Violations.notUnique(object, index.key());
                }
            });
        }

        void free(Row row) {
            key(row).ifPresent(owners::remove);
        }

        Optional<List<Object>> key(Row row) {
            return covers.test(row) ? index.key().of(row) : Optional.empty();
        }
    }

    TableDraft(Version version, StoredTable table) {
        this.table = table;
        this.rows = new LinkedHashMap<>(table.rows());
        table.indexes().stream().filter(Index::unique).forEach(index -> guards.add(0, guard(version, table, index)));
    }

    /** Refuses a unique index that existing records break. */
    static void requireUnique(Version version, StoredTable table, Index index) {
        if (index.unique()) {
            guard(version, table, index);
        }
    }

    private static Guard guard(Version version, StoredTable table, Index index) {
        Catalog catalog = new ScopedCatalog(version.with(table), RecordScope.EVERYTHING, TimeLimit.NONE);
        Predicate<Row> covers = new IndexFilter(table.model(), catalog).covers(index);
        Guard guard = new Guard(table.model().name(), index, covers, new HashMap<>());
        table.rows().values().forEach(guard::take);
        return guard;
    }

    static String idOf(Row row) {
        return String.valueOf(row.get(ObjectModel.ID));
    }

    StoredTable table() {
        return table;
    }

    Optional<Row> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The record with the key of another one, in a key that covers all records. */
    Optional<Row> meeting(UniqueKey key, Row row) {
        if (key.equals(UniqueKey.ID)) {
            return row(idOf(row));
        }
        return key.of(row)
                .flatMap(wanted -> guards.stream()
                        .filter(guard ->
                                guard.index().key().equals(key) && guard.index().where() == null)
                        .findFirst()
                        .flatMap(guard -> Optional.ofNullable(guard.owners().get(wanted))))
                .flatMap(this::row);
    }

    void insert(Row row) {
        requireNotNull(row);
        guards.forEach(guard -> guard.take(row));
        if (rows.putIfAbsent(idOf(row), row) != null) {
            throw Violations.notUnique(table.model().name(), UniqueKey.ID);
        }
    }

    /** Puts a record in place of the one with its id. */
    void replace(Row row) {
        Row before = rows.get(idOf(row));
        requireNotNull(row);
        if (before != null) {
            guards.forEach(guard -> guard.free(before));
        }
        guards.forEach(guard -> guard.take(row));
        rows.put(idOf(row), row);
    }

    void remove(String id) {
        Row before = rows.remove(id);
        if (before != null) {
            guards.forEach(guard -> guard.free(before));
        }
    }

    StoredTable finished() {
        return table.withRows(rows);
    }

    /** What must not be NULL, as seen in a whole record; needed of an upsert that merges, too. */
    void requireNotNull(Row row) {
        table.columns().forEach((name, column) -> {
            if (column.isNotNull() && row.get(name) == null) {
                throw Violations.notNull(table.model().name(), name);
            }
        });
    }
}
