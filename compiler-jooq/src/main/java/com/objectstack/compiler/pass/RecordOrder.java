package com.objectstack.compiler.pass;

import com.objectstack.query.Cursor;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.SelectQuery;
import org.jspecify.annotations.Nullable;

/** Has a select give its records in their total order, and begin after the query's cursor if there is one. */
final class RecordOrder {
    private final TotalOrder order;
    private final @Nullable Cursor cursor;
    private final Slots slots;

    private RecordOrder(TotalOrder order, @Nullable Cursor cursor, Slots slots) {
        this.order = order;
        this.cursor = cursor;
        this.slots = slots;
    }

    static RecordOrder of(RowScope scope, QueryAST query) {
        return new RecordOrder(
                TotalOrder.of(scope, query), query.cursor(), scope.context().slots());
    }

    /** Completes a select that sees what the keys read. */
    void addTo(SelectQuery<?> select) {
        addTo(select, TotalOrder.Key::columns);
    }

    /**
     * Completes a select around the one that sees what the keys read.
     *
     * @param select the select
     * @param columns what the columns of a key are called there
     */
    void addTo(SelectQuery<?> select, Function<TotalOrder.Key, List<Field<?>>> columns) {
        List<LowerCursor.Column> sorted = new ArrayList<>();
        for (TotalOrder.Key key : order.keys()) {
            for (Field<?> column : columns.apply(key)) {
                select.addOrderBy(Sorting.of(column, key.sort().node()));
                sorted.add(LowerCursor.Column.of(key, column));
            }
        }
        if (cursor != null) {
            select.addConditions(LowerCursor.after(sorted, CursorValues.bound(cursor, order, slots)));
        }
    }
}
