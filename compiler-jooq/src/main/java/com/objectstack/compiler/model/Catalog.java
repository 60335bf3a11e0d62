package com.objectstack.compiler.model;

import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.driver.ObjectDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that are known. */
public interface Catalog {
    /**
     * The table of an object.
     *
     * @param object the object's name
     * @return its table, empty if it is neither registered nor in the database
     */
    Optional<TableModel> table(String object);

    /**
     * The names of the registered objects, for hints.
     *
     * @return the names
     */
    Collection<String> names();

    /**
     * A vector index of the database, which finds vectors near another one and may miss some.
     *
     * @param table the table
     * @param column one of its columns
     * @param metric how vectors are compared
     * @return the index's name, empty if there is none of all the table's rows
     */
    default Optional<String> vectorIndex(TableModel table, ColumnModel column, VectorMetric metric) {
        return Optional.empty();
    }

    /**
     * What stands for the objects as they are now: another object once they may have changed. Read before the tables.
     *
     * @return the version, compared by identity
     */
    default Object version() {
        return this;
    }

    /**
     * The catalog of declared objects.
     *
     * @param objects the objects
     * @return the catalog
     * @throws com.objectstack.driver.DriverException {@code INVALID_SCHEMA} or {@code UNSUPPORTED} for a schema that no
     *     table can be made of
     */
    static Catalog declared(List<ObjectDefinition> objects) {
        Map<String, TableModel> tables = new LinkedHashMap<>();
        for (ObjectDefinition definition : objects) {
            SchemaRules.check(definition.object(), definition.schema());
            tables.put(definition.object(), TableModel.of(definition.object(), definition.schema()));
        }
        return of(tables);
    }

    /**
     * A fixed catalog.
     *
     * @param tables the tables by name
     * @return the catalog
     */
    static Catalog of(Map<String, TableModel> tables) {
        Map<String, TableModel> known = Map.copyOf(tables);
        return new Catalog() {
            @Override
            public Optional<TableModel> table(String object) {
                return Optional.ofNullable(known.get(object));
            }

            @Override
            public Collection<String> names() {
                return known.keySet();
            }
        };
    }
}
