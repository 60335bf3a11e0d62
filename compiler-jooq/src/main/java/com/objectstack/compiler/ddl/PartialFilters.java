package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.TableModel;
import org.jooq.Condition;

/** Lowers the filter of a partial index. */
@FunctionalInterface
public interface PartialFilters {
    /**
     * The filter as a condition on unqualified columns.
     *
     * @param table the index's table
     * @param filter the filter
     * @param path a JSON pointer to the filter
     * @return the condition
     */
    Condition lower(TableModel table, com.objectstack.query.Condition filter, String path);
}
