package com.objectstack.compiler.pass;

import java.util.List;
import org.jooq.Field;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Has a query that is read by page give with each row the values that it is sorted by. */
final class LowerPage {
    /** No identifier, so that no field is hidden by it. */
    private static final String KEY = "key#";

    private LowerPage() {}

    /**
     * The values that a page is sorted by; those that are not selected are added to its statement, after all columns of
     * the result.
     */
    static PageKeys keys(SelectQuery<?> page, TotalOrder order) {
        return new PageKeys(placesOfKeys(page), order.names(), CursorToken.fingerprint(order));
    }

    private static List<Integer> placesOfKeys(SelectQuery<?> select) {
        return select.$orderBy().stream()
                .map(SortField::$field)
                .map(value -> placeOf(value, select))
                .toList();
    }

    private static int placeOf(Field<?> value, SelectQuery<?> select) {
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
