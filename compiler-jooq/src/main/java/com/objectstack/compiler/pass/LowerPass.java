package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * Lowers one pass over the rows of groups: the rows in order, and a select that groups them.
 *
 * <p>The rows have the group keys, the values of aggregates and whether their filters hold. The names are no
 * identifiers, so that no field is hidden by them.
 */
final class LowerPass {
    private final RowScope scope;
    private final QueryAST query;
    private final GroupPass pass;

    LowerPass(RowScope scope, QueryAST query, GroupPass pass) {
        this.scope = scope;
        this.query = query;
        this.pass = pass;
    }

    /** The name of a group key. */
    static String key(int place) {
        return "key#" + place;
    }

    private static String value(int place) {
        return "value#" + place;
    }

    private static String filter(int place) {
        return "filter#" + place;
    }

    /** Puts rows in order and selects what is grouped; where values count once, each one of a group is one row. */
    void order(SelectQuery<Record> rows, LowerFilter filters) {
        List<Field<?>> different = new ArrayList<>();
        for (int place = 0; place < query.groupBy().size(); place++) {
            GroupKey key = query.groupBy().get(place);
            Field<?> value = LowerAggregate.key(key, field(key.field()));
            different.add(value);
            rows.addSelect(value.as(DSL.name(key(place))));
        }
        pass.aggregations().forEach((place, aggregation) -> {
            aggregation.field().ifPresent(name -> {
                Field<Object> value = Collecting.is(aggregation)
                        ? Collecting.value(aggregation, field(name))
                        : LowerAggregate.operand(aggregation, field(name));
                different.add(value);
                rows.addSelect(value.as(DSL.name(value(place))));
            });
            if (isFiltered(aggregation)) {
                Field<Long> holds = DSL.field("({0})", Long.class, filters.lower(aggregation.filter()));
                rows.addSelect((pass.distinct() ? DSL.max(holds) : holds).as(DSL.name(filter(place))));
            }
        });
        if (different.isEmpty()) {
            // Rows that are only counted still have a column.
            rows.addSelect(DSL.inline(1));
        }
        if (pass.distinct()) {
            rows.addGroupBy(different);
        }
        pass.order().forEach(key -> rows.addOrderBy(key.sql()));
    }

    /**
     * Groups rows that are in order.
     *
     * @param groups the select to fill
     * @param rows the rows
     * @param isFinished whether its columns are those of the query: then the keys have the query's names
     */
    void group(SelectQuery<Record> groups, SelectQuery<Record> rows, boolean isFinished) {
        List<Field<?>> keys = new ArrayList<>();
        for (int place = 0; place < query.groupBy().size(); place++) {
            Field<Object> key = Parts.column(key(place));
            keys.add(key);
            groups.addSelect(
                    isFinished ? key.as(DSL.name(query.groupBy().get(place).outputName())) : key);
        }
        pass.aggregations()
                .forEach((place, aggregation) ->
                        groups.addSelect(aggregate(place, aggregation).as(DSL.name(aggregation.outputName()))));
        groups.addFrom(rows.asTable(DSL.name("rows")));
        if (!keys.isEmpty()) {
            groups.addGroupBy(keys);
        }
    }

    private Field<?> aggregate(int place, Aggregation aggregation) {
        Field<Object> value = Parts.column(value(place));
        Condition holds = isFiltered(aggregation)
                ? DSL.condition(DSL.field(DSL.name(filter(place)), Boolean.class))
                : DSL.noCondition();
        return Collecting.is(aggregation)
                ? LowerAggregate.filtered(
                        Collecting.of(aggregation, field(aggregation.field().orElseThrow()), value), aggregation, holds)
                : LowerAggregate.of(aggregation, value, holds);
    }

    private static boolean isFiltered(Aggregation aggregation) {
        return !(aggregation.filter() instanceof Everything);
    }

    private ScopedField field(String name) {
        return scope.field(name).orElseThrow();
    }
}
