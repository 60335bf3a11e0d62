package com.objectstack.compiler.pass;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Lowers a cursor: the condition that holds on the records after a place in their order.
 *
 * <p>{@code after (s, id)} → {@code s >= ? and (s > ? or id > ?)}, nested for more keys. An index on the first key
 * finds the place where no NULL follows it; the plain {@code s > ? or (s = ? and id > ?)} reads everything. The
 * condition is never negated, so it may be NULL where it should be false.
 */
final class LowerCursor {
    private final List<Column> columns;
    private final List<@Nullable Field<Object>> place;

    /**
     * A column that records are sorted by.
     *
     * @param value the column
     * @param ascending its direction
     * @param nullsFirst whether NULL comes before all values
     * @param neverNull whether there is no NULL
     */
    record Column(Field<Object> value, boolean ascending, boolean nullsFirst, boolean neverNull) {
        @SuppressWarnings("unchecked")
        static Column of(TotalOrder.Key key, Field<?> column) {
            return new Column((Field<Object>) column, key.isAscending(), key.isNullsFirst(), key.neverNull());
        }
    }

    private LowerCursor(List<Column> columns, List<@Nullable Field<Object>> place) {
        this.columns = columns;
        this.place = place;
    }

    /**
     * The condition of the records after a place.
     *
     * @param columns what the records are sorted by
     * @param place the values of the place as binds, one for each column, null for NULL
     */
    static Condition after(List<Column> columns, List<@Nullable Field<Object>> place) {
        return new LowerCursor(columns, place).from(0);
    }

    /** Among records equal in the columns before; after the last one there is nothing. */
    private Condition from(int at) {
        if (at == columns.size()) {
            return DSL.falseCondition();
        }
        boolean last = at == columns.size() - 1;
        Column column = columns.get(at);
        Field<Object> bound = place.get(at);
        return bound == null ? afterNull(column, at, last) : afterValue(column, bound, at, last);
    }

    private Condition afterNull(Column column, int at, boolean last) {
        if (column.nullsFirst()) {
            Condition values = column.value().isNotNull();
            return last ? values : values.or(from(at + 1));
        }
        return last ? DSL.falseCondition() : column.value().isNull().and(from(at + 1));
    }

    private Condition afterValue(Column column, Field<Object> bound, int at, boolean last) {
        Field<Object> value = column.value();
        Condition beyond = column.ascending() ? value.gt(bound) : value.lt(bound);
        Condition values = last ? beyond : reached(column, bound).and(beyond.or(from(at + 1)));
        return column.nullsFirst() || column.neverNull() ? values : values.or(value.isNull());
    }

    private static Condition reached(Column column, Field<Object> bound) {
        Field<Object> value = column.value();
        return column.ascending() ? value.ge(bound) : value.le(bound);
    }
}
