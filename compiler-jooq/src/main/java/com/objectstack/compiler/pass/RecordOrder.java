package com.objectstack.compiler.pass;

import com.objectstack.query.Cursor;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.SelectQuery;
import org.jspecify.annotations.Nullable;

/** Has a select give its records in their total order, and begin after the query's cursor if there is one. */
final class RecordOrder {
    private final TotalOrder order;
    private final @Nullable Cursor cursor;

    private RecordOrder(TotalOrder order, @Nullable Cursor cursor) {
        this.order = order;
        this.cursor = cursor;
    }

    static RecordOrder of(RowScope scope, QueryAST query) {
        return new RecordOrder(TotalOrder.of(scope, query), query.cursor());
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
            List<@Nullable Object> values = CursorValues.of(cursor, order, "/cursor", new Problems());
            select.addConditions(LowerCursor.after(sorted, Objects.requireNonNull(values, "validate passed by it")));
        }
    }
}
