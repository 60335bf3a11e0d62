package com.objectstack.compiler.model;

import java.util.Collection;
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
}
