package com.objectstack.compiler.pass;

import com.objectstack.query.QueryAST;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Lowers a query that is read by page: one row more, each with the values that it is sorted by. */
final class LowerPage {
    /** No identifier, so that no field is hidden by it. */
    private static final String KEY = "key#";

    private LowerPage() {}

    /** The statement of a page; without a limit it is all there is. */
    static RenderedPage of(RowScope scope, QueryAST query) {
        Long limit = query.limit();
        QueryAST oneMore = limit == null || limit == Long.MAX_VALUE
                ? query
                : query.toBuilder().limit(limit + 1).build();
        LowerSelect lower = new LowerSelect(scope, oneMore, false);
        SelectQuery<Record> select = lower.select();
        List<Integer> places = placesOfKeys(select);
        return new RenderedPage(Renderer.render(select, lower.results()), limit, TotalOrder.of(scope, query), places);
    }

    /** Where in the rows the values stand; those that are not selected are added after all columns of the result. */
    private static List<Integer> placesOfKeys(SelectQuery<Record> select) {
        return select.$orderBy().stream()
                .map(SortField::$field)
                .map(value -> placeOf(value, select))
                .toList();
    }

    private static int placeOf(Field<?> value, SelectQuery<Record> select) {
        List<? extends SelectFieldOrAsterisk> selected = select.$select();
        boolean plain = value.equals(Parts.column(value.getName()));
        for (int place = 0; place < selected.size(); place++) {
            // To ORDER BY a plain name is a column of the result first.
            boolean named = plain
                    && selected.get(place) instanceof Field<?> column
                    && column.getName().equals(value.getName());
            if (named || selected.get(place).equals(value)) {
                return place;
            }
        }
        int behind = selected.size();
        select.addSelect(value.as(DSL.name(KEY + behind)));
        return behind;
    }
}
