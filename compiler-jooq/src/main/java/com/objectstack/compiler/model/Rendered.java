package com.objectstack.compiler.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the render pass makes: SQL text, its bind values and the shape of the result.
 *
 * @param sql the text, with {@code ?} for values
 * @param binds the values in order: {@code Long, Double, String, byte[]} or null
 * @param columns the columns of the result, empty if it yields no rows
 */
public record Rendered(String sql, List<@Nullable Object> binds, List<ResultColumn> columns) {
    /** Copies the lists. */
    public Rendered {
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
        columns = List.copyOf(columns);
    }
}
