package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/** A statement that is filled with the literals of each request of its shape. Immutable. */
final class Plan {
    private final String sql;
    private final @Nullable Object[] binds;
    private final RecordReader reader;

    private Plan(String sql, List<@Nullable Object> binds, List<ResultColumn> columns) {
        this.sql = sql;
        this.binds = binds.toArray();
        this.reader = RecordReader.of(columns);
    }

    /** Its values, a {@link Slot} for each that is a literal. */
    List<@Nullable Object> binds() {
        return Arrays.asList(binds);
    }

    /** A statement, rendered. */
    static Plan of(QueryPart statement, List<ResultColumn> columns) {
        List<@Nullable Object> binds = new ArrayList<>();
        return new Plan(Renderer.text(statement, binds), binds, columns);
    }

    /** What makes records of its rows. */
    RecordReader reader() {
        return reader;
    }

    /** How much memory it takes, roughly, in characters. */
    int weight() {
        return sql.length() + 32 * binds.length + 128 * reader.width();
    }

    /**
     * The statement of a request.
     *
     * @param literals the request's literals
     * @throws RuntimeException if one of them is refused
     */
    Rendered with(Object[] literals) {
        @Nullable Object[] filled = new @Nullable Object[binds.length];
        for (int place = 0; place < binds.length; place++) {
            filled[place] =
                    binds[place] instanceof Slot slot ? slot.encode().apply(literals[slot.literal()]) : binds[place];
        }
        return new Rendered(sql, Arrays.asList(filled), reader);
    }
}
