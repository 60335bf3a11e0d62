package com.objectstack.driver.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a statement, read to the end.
 *
 * @param columns the names as the database gives them, empty if the statement yields no rows
 * @param rows one array a row, values {@code Long, Double, String, byte[]} or null; the arrays belong to the receiver
 * @param changes the number of rows the statement inserted, updated or deleted, 0 for others
 */
public record SqlResult(List<String> columns, List<@Nullable Object[]> rows, long changes) {}
