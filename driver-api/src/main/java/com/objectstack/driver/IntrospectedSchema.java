package com.objectstack.driver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds; contract B253 to B256.
 *
 * @param tables the tables by name, internal ones left out
 */
public record IntrospectedSchema(Map<String, Table> tables) {
    /** Copies {@code tables}, keeping their order. */
    public IntrospectedSchema {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * A table.
     *
     * @param name its name
     * @param columns its columns in order
     * @param foreignKeys its foreign keys
     * @param primaryKeys the columns of its primary key, in key order
     */
    public record Table(String name, List<Column> columns, List<ForeignKey> foreignKeys, List<String> primaryKeys) {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            foreignKeys = List.copyOf(foreignKeys);
            primaryKeys = List.copyOf(primaryKeys);
        }
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type its declared type, lower-case, "" if none
     * @param nullable whether it takes null
     * @param defaultText its default as SQL text, or null
     * @param isPrimary whether it belongs to the primary key
     * @param isUnique whether it alone is unique
     */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String defaultText,
            boolean isPrimary,
            boolean isUnique) {
        /**
         * The default.
         *
         * @return SQL text, empty if there is none
         */
        public Optional<String> defaultValue() {
            return Optional.ofNullable(defaultText);
        }
    }

    /**
     * A foreign key of one column.
     *
     * @param columnName the referencing column
     * @param referencedTable the referenced table
     * @param referencedColumn the referenced column
     * @param constraintName a name for it
     */
    public record ForeignKey(
            String columnName, String referencedTable, String referencedColumn, String constraintName) {}
}
