package com.objectstack.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query as SQL: plain text, values and the names of the result. Immutable and thread-safe.
 *
 * @param sql the text, with {@code ?} for values
 * @param binds the values in order: {@code Long, Double, String, byte[]} or null
 * @param columns the names of the result's columns in order
 */
public record CompiledStatement(String sql, List<@Nullable Object> binds, List<String> columns) {
    /** Copies the lists. */
    public CompiledStatement {
        Objects.requireNonNull(sql, "sql");
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
        columns = List.copyOf(columns);
    }
}
