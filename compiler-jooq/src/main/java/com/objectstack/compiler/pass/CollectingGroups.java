package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Groups with aggregates that collect values in an order. The libSQL server takes no ORDER BY inside an aggregate, so the
 * rows are put in order first, once for each different order:
 *
 * <pre>{@code
 * select key, json_group_array(value) from (select kind as key, name as value from ship order by id) group by key
 * }</pre>
 *
 * <p>SQLite keeps the order of a subquery under such aggregates, and GROUP BY keeps that of the rows of a group. Several
 * orders give several such selects, joined by their keys.
 */
final class CollectingGroups {
    private final RowScope scope;
    private final QueryAST query;
    private final LowerFilter filters;
    private final Supplier<SelectQuery<Record>> rows;
    private final List<GroupPass> passes;

    /**
     * Lowers the groups of a query.
     *
     * @param scope what the query's names stand for
     * @param query the query, normal
     * @param filters lowers the filters of aggregates
     * @param rows the rows that are grouped, without columns and order
     */
    CollectingGroups(RowScope scope, QueryAST query, LowerFilter filters, Supplier<SelectQuery<Record>> rows) {
        this.scope = scope;
        this.query = query;
        this.filters = filters;
        this.rows = rows;
        this.passes = GroupPass.of(scope, query);
    }

    /** Fills a select. */
    SelectQuery<Record> fill(SelectQuery<Record> select) {
        if (passes.size() == 1) {
            group(0, select, true);
            return select;
        }
        for (int place = 0; place < query.groupBy().size(); place++) {
            String name = query.groupBy().get(place).outputName();
            select.addSelect(key(0, place).as(DSL.name(name)));
        }
        for (int place = 0; place < query.aggregations().size(); place++) {
            String name = query.aggregations().get(place).outputName();
            select.addSelect(DSL.field(DSL.name(table(passOf(place)), name)));
        }
        select.addFrom(joined());
        return select;
    }

    private int passOf(int aggregation) {
        int pass = 0;
        while (!passes.get(pass).aggregations().containsKey(aggregation)) {
            pass++;
        }
        return pass;
    }

    /** The passes side by side: each has every group. */
    private Table<?> joined() {
        Table<?> joined = groups(0);
        for (int pass = 1; pass < passes.size(); pass++) {
            List<Condition> same = new ArrayList<>();
            for (int key = 0; key < query.groupBy().size(); key++) {
                same.add(key(0, key).isNotDistinctFrom(key(pass, key)));
            }
            joined = same.isEmpty()
                    ? joined.crossJoin(groups(pass))
                    : joined.join(groups(pass)).on(DSL.and(same));
        }
        return joined;
    }

    private Table<?> groups(int pass) {
        SelectQuery<Record> groups = SqliteDialect.context().selectQuery();
        group(pass, groups, false);
        return groups.asTable(DSL.name(table(pass)));
    }

    private void group(int pass, SelectQuery<Record> groups, boolean isFinished) {
        LowerPass lower = new LowerPass(scope, query, passes.get(pass));
        SelectQuery<Record> inOrder = rows.get();
        lower.order(inOrder, filters);
        lower.group(groups, inOrder, isFinished);
    }

    private static Field<Object> key(int pass, int place) {
        return DSL.field(DSL.name(table(pass), LowerPass.key(place)), Object.class);
    }

    private static String table(int pass) {
        return "pass" + pass;
    }
}
