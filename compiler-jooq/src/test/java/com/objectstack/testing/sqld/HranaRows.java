package com.objectstack.testing.sqld;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave.
 *
 * @param columns the names of the columns, in order
 * @param rows the values of each row: {@code null}, {@code Long}, {@code Double}, {@code String} or {@code byte[]}
 * @param affected how many rows it wrote; 0 for anything but INSERT, UPDATE and DELETE
 */
public record HranaRows(List<String> columns, List<List<@Nullable Object>> rows, long affected) {}
