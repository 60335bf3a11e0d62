package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import java.util.List;
import org.jooq.OrderField;

/**
 * A table that a statement reads, and where the query names it.
 *
 * @param alias its name in the statement, and so in the database's plan
 * @param table the table
 * @param path where the query names it
 * @param within the common table or joined subquery whose rows it gives, "" for the query itself
 * @param isWhole whether nothing but an order and a page stand between its records and the result
 * @param key what an index would find its records by, empty if none would
 */
public record ReadSource(String alias, TableModel table, String path, String within, boolean isWhole, List<Part> key) {
    /**
     * A part of an index.
     *
     * @param name what it is, in words
     * @param column a column or a place inside its JSON value, maybe descending
     */
    public record Part(String name, OrderField<?> column) {}

    /** Copies the list. */
    public ReadSource {
        key = List.copyOf(key);
    }
}
