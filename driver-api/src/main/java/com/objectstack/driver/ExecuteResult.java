package com.objectstack.driver;

import java.util.List;

/**
 * The answer to a native command.
 *
 * @param columns the names of the columns, empty if the command yields no rows
 * @param rows the rows, values as the database gives them ({@code Long, Double, String, byte[]} or null); a column
 *     name that occurs again hides the earlier one
 * @param updateCount the number of changed rows, 0 for a command that changes none
 */
public record ExecuteResult(List<String> columns, List<DataRecord> rows, long updateCount) {
    /** Copies the lists. */
    public ExecuteResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
