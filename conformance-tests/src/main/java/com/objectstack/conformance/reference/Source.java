package com.objectstack.conformance.reference;

import java.util.Map;
import java.util.Optional;

/**
 * A source of rows in a query: the base, or a joined one.
 *
 * @param alias the name by which the query speaks of it
 * @param relation what is read
 */
record Source(String alias, Relation relation) {
    /** Contract §4.1 and B15. */
    private static final Map<String, String> SPELLINGS =
            Map.of("_id", ObjectModel.ID, "createdAt", ObjectModel.CREATED_AT, "updatedAt", ObjectModel.UPDATED_AT);

    /** The column of a field name, or of another spelling of {@code id}, {@code created_at} or {@code updated_at}. */
    Optional<Column> column(String name) {
        return column(relation.columns(), name);
    }

    static Optional<Column> column(Iterable<Column> columns, String name) {
        String spelled = SPELLINGS.getOrDefault(name, name);
        Column found = null;
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
            found = column.name().equals(spelled) ? column : found;
        }
        return Optional.ofNullable(found);
    }
}
