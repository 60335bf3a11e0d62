package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * A statement rendered once for many lists of values: each of its binds is the number of a slot, and a list of values
 * fills the slots. A slot may be bound twice or out of order.
 */
final class StatementShape {
    private final String sql;
    private final int[] slots;
    private final List<ResultColumn> columns;

    private StatementShape(String sql, int[] slots, List<ResultColumn> columns) {
        this.sql = sql;
        this.slots = slots;
        this.columns = columns;
    }

    /** A value that is known later. */
    static Field<Object> slot(int number) {
        return Parts.bind((long) number);
    }

    /** Renders a statement all of whose binds are {@link #slot}s. */
    static StatementShape of(QueryPart statement, List<ResultColumn> columns) {
        List<@Nullable Object> numbers = new ArrayList<>();
        String sql = Renderer.text(statement, numbers);
        int[] slots = numbers.stream()
                .mapToInt(number -> Math.toIntExact((Long) Objects.requireNonNull(number)))
                .toArray();
        return new StatementShape(sql, slots, columns);
    }

    /** The statement with values in its slots. */
    Rendered with(@Nullable Object[] values) {
        @Nullable Object[] binds = new @Nullable Object[slots.length];
        for (int place = 0; place < slots.length; place++) {
            binds[place] = values[slots[place]];
        }
        return new Rendered(sql, Arrays.asList(binds), columns);
    }
}
