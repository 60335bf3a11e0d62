package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import org.jooq.Condition;

/** Lowers the filter of a partial index, whose SQL may hold neither binds nor subqueries. */
@FunctionalInterface
public interface PartialFilters {
    /** Refuses every filter. */
    PartialFilters UNSUPPORTED = (table, filter, path) -> {
        throw DriverException.of(
                ErrorCode.UNSUPPORTED, path, "an index over some records only cannot be built yet", "leave it out");
    };

    /**
     * The filter as a condition on unqualified columns.
     *
     * @param table the index's table
     * @param filter the filter
     * @param path a JSON pointer to the filter
     * @return the condition, its literals inlined
     */
    Condition lower(TableModel table, com.objectstack.query.Condition filter, String path);
}
