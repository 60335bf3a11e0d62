package com.objectstack.compiler.pass;

import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@code having} over rows that window functions have finished: a select around theirs. */
final class HavingRows {
    /** The name of the finished rows. */
    static final String ROWS = "rows";

    /** No identifier, so that no field is hidden by it. */
    private static final String ORDER = "order#";

    private HavingRows() {}

    /**
     * The rows that are left.
     *
     * @param rows the finished rows; sort keys are added to it
     * @param names the names of their columns
     * @param query the query
     * @param having the condition, on the finished rows
     * @param order their order, or null
     * @param outer the select to fill
     */
    static SelectQuery<Record> over(
            SelectQuery<Record> rows,
            List<String> names,
            QueryAST query,
            Condition having,
            @Nullable RecordOrder order,
            SelectQuery<Record> outer) {
        rows.setDistinct(false);
        names.forEach(name -> outer.addSelect(Parts.column(name)));
        outer.setDistinct(query.distinct());
        outer.addConditions(having);
        if (order != null) {
            int finished = rows.$select().size();
            order.addTo(outer, key -> carried(key, rows, finished));
        }
        outer.addFrom(rows.asTable(DSL.name(ROWS)));
        return outer;
    }

    /** The columns of a sort key in the rows, where it is no column of the finished ones already. */
    private static List<Field<?>> carried(TotalOrder.Key key, SelectQuery<Record> rows, int finished) {
        if (key.sort().field().owner().equals(OutputScope.FINISHED)) {
            return key.columns();
        }
        List<Field<?>> columns = new ArrayList<>();
        for (Field<?> column : key.columns()) {
            String name = ORDER + (rows.$select().size() - finished);
            rows.addSelect(column.as(DSL.name(name)));
            columns.add(Parts.column(name));
        }
        return columns;
    }
}
