package com.objectstack.compiler.pass;

import com.objectstack.query.QueryAST;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** {@code having} over rows that window functions have finished: a select around theirs. */
final class HavingRows {
    /** No identifier, so that no field is hidden by it. */
    private static final String ORDER = "order#";

    private HavingRows() {}

    /**
     * The rows that are left.
     *
     * @param rows the finished rows; sort keys are added to it
     * @param scope what the query's names stand for
     * @param query the query
     * @param having the condition, on the finished rows
     * @param keys the sort keys, empty for none
     * @param outer the select to fill
     */
    static SelectQuery<Record> over(
            SelectQuery<Record> rows,
            RowScope scope,
            QueryAST query,
            Condition having,
            List<SortKeys.Key> keys,
            SelectQuery<Record> outer) {
        rows.setDistinct(false);
        NestedQueries.outputs(scope, query).keySet().forEach(name -> outer.addSelect(Parts.column(name)));
        outer.setDistinct(query.distinct());
        int hidden = 0;
        for (SortKeys.Key key : keys) {
            if (key.field().owner().equals(OutputScope.FINISHED)) {
                outer.addOrderBy(key.sql());
                continue;
            }
            for (SortField<?> sorted : key.sql()) {
                String name = ORDER + hidden++;
                rows.addSelect(sorted.$field().as(DSL.name(name)));
                outer.addOrderBy(Sorting.of(Parts.column(name), key.node()));
            }
        }
        outer.addFrom(rows.asTable(DSL.name("rows")));
        outer.addConditions(having);
        return outer;
    }
}
