package com.objectstack.compiler.ddl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table as the database has it, with all that is around it.
 *
 * @param table its name, as it was made
 * @param schema the whole schema, in the order it was made
 * @param columns its columns, hidden ones of virtual tables left out
 * @param isWithoutRowid whether its key is all its records are kept by
 * @param hasKeyIndex whether its primary key has an index of its own
 */
public record LiveDefinition(
        String table, List<SchemaObject> schema, List<Column> columns, boolean isWithoutRowid, boolean hasKeyIndex) {
    private static final List<String> ROWIDS = List.of("rowid", "_rowid_", "oid");

    /** Copies the lists. */
    public LiveDefinition {
        schema = List.copyOf(schema);
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type its declared type
     * @param isNotNull whether it refuses NULL
     * @param defaultText its default as SQL, "" if there is none
     * @param keyOrdinal its place in the primary key from 1, or 0
     * @param isGenerated whether its values are computed
     */
    public record Column(
            String name, String type, boolean isNotNull, String defaultText, long keyOrdinal, boolean isGenerated) {}

    /** The statement that made it. */
    public String sql() {
        return schema.stream()
                .filter(object -> object.is("table") && object.name().equalsIgnoreCase(table))
                .flatMap(object -> Optional.ofNullable(object.sql()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement of table " + table));
    }

    /** Whether it is a STRICT table. */
    public boolean isStrict() {
        return Token.of(TableSql.of(sql()).options()).stream().anyMatch(token -> token.is("strict"));
    }

    /** A column by name, in whatever case. */
    public Optional<Column> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether a column is the row's number itself: {@code INTEGER PRIMARY KEY}. */
    public boolean isRowid(Column column) {
        return !isWithoutRowid && !hasKeyIndex && column.keyOrdinal() > 0;
    }

    /** A name of the row's number that is no column's, empty if all are taken. */
    Optional<String> rowidName() {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach(column -> taken.add(column.name()));
        return ROWIDS.stream().filter(name -> !taken.contains(name)).findFirst();
    }

    /** The primary key's columns, in key order. */
    List<String> key() {
        return columns.stream()
                .filter(column -> column.keyOrdinal() > 0)
                .sorted(Comparator.comparingLong(Column::keyOrdinal))
                .map(Column::name)
                .toList();
    }

    boolean has(String table) {
        return schema.stream()
                .anyMatch(object -> object.is("table") && object.name().equals(table));
    }
}
