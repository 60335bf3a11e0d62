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
 * @param reader makes records of the rows of the result
 */
public record Rendered(String sql, List<@Nullable Object> binds, RecordReader reader) {
    /** Copies the values. */
    public Rendered {
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
    }

    /** A statement whose result has these columns, none if it yields no rows. */
    public Rendered(String sql, List<@Nullable Object> binds, List<ResultColumn> columns) {
        this(sql, binds, RecordReader.of(columns));
    }

    /** The columns of the result, empty if it yields no rows. */
    public List<ResultColumn> columns() {
        return reader.results();
    }
}
