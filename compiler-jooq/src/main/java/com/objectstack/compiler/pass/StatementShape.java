package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
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
    private final RecordReader reader;

    private StatementShape(String sql, int[] slots, RecordReader reader) {
        this.sql = sql;
        this.slots = slots;
        this.reader = reader;
    }

    /** A value that is known later. */
    static Field<Object> slot(int number) {
        return Parts.bind((long) number);
    }

    /** Renders a statement all of whose binds are {@link #slot}s. */
    static StatementShape of(QueryPart statement, RecordReader reader) {
        List<@Nullable Object> numbers = new ArrayList<>();
        String sql = Renderer.text(statement, numbers);
        int[] slots = numbers.stream()
                .mapToInt(number -> Math.toIntExact((Long) Objects.requireNonNull(number)))
                .toArray();
        return new StatementShape(sql, slots, reader);
    }

    /** The statement with values in its slots. */
    Rendered with(@Nullable Object[] values) {
        @Nullable Object[] binds = new @Nullable Object[slots.length];
        for (int place = 0; place < slots.length; place++) {
            binds[place] = values[slots[place]];
        }
        return new Rendered(sql, Arrays.asList(binds), reader);
    }
}
