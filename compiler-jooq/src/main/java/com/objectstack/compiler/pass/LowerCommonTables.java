package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.CommonTable;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * Lowers {@code with}: the common tables in front of a select.
 *
 * <p>The rows of a recursion carry how deep they are, and making one past {@code maxDepth} fails. With
 * {@code union: distinct} they do not, since the depth would make equal rows differ; such a recursion ends by itself, as
 * no step makes a value that was not there.
 */
final class LowerCommonTables {
    /** No identifier, so that no field is hidden by it. */
    private static final String DEPTH = "depth#";

    private LowerCommonTables() {}

    /** The common tables of a query. */
    static List<CommonTableExpression<?>> of(RowScope scope, QueryAST query) {
        List<CommonTableExpression<?>> tables = new ArrayList<>();
        for (int place = 0; place < query.with().size(); place++) {
            tables.add(lower(query.with().get(place), scope, child(scope.path() + "/with", place)));
        }
        return tables;
    }

    private static CommonTableExpression<?> lower(CommonTable table, RowScope scope, String path) {
        TableModel model = scope.context().table(table.name()).orElseThrow();
        Stream<String> columns = model.columns().keySet().stream();
        Select<?> anchor = LowerNested.lower(scope.nested(table.query()), table.query());
        if (table.recursive().isEmpty()) {
            return DSL.name(table.name()).fields(names(columns)).as(anchor);
        }
        CommonTable.Recursion recursion = table.recursive().get();
        RowScope rows = scope.nested(recursion.step());
        if (recursion.union() == CommonTable.Union.DISTINCT) {
            Select<?> step = LowerNested.lower(rows, recursion.step());
            return DSL.name(table.name()).fields(names(columns)).as(union(unordered(table, anchor), step, false));
        }
        Select<?> step = step(table, recursion, rows, path + "/maxDepth");
        return DSL.name(table.name())
                .fields(names(Stream.concat(columns, Stream.of(DEPTH))))
                .as(union(atDepthZero(anchor), step, true));
    }

    private static Select<?> step(CommonTable table, CommonTable.Recursion recursion, RowScope scope, String place) {
        Source itself = scope.base().table().name().equals(table.name())
                ? scope.base()
                : scope.joins().values().stream()
                        .filter(source -> source.table().name().equals(table.name()))
                        .findFirst()
                        .orElseThrow();
        Field<Object> depth = itself.column(DEPTH);
        Field<Object> next = DSL.when(
                        depth.lt(Parts.bind(recursion.maxDepth())), DSL.field("{0} + 1", Object.class, depth))
                .otherwise(Raising.error(place));
        return new LowerSelect(scope, NormalizeQuery.apply(recursion.step()), false).rowsWith(next);
    }

    /** An anchor sorts only if it is a vector search; jOOQ would put the step into a derived table too. */
    private static Select<?> unordered(CommonTable table, Select<?> anchor) {
        return table.query().nearest() == null
                ? anchor
                : SqliteDialect.context().select(DSL.asterisk()).from(anchor.asTable(DSL.name("anchor")));
    }

    private static Select<?> atDepthZero(Select<?> anchor) {
        SelectQuery<Record> start = SqliteDialect.context().selectQuery();
        start.addSelect(DSL.asterisk(), DSL.inline(0L));
        start.addFrom(anchor.asTable(DSL.name("anchor")));
        return start;
    }

    @SuppressWarnings("unchecked")
    private static Select<?> union(Select<?> anchor, Select<?> step, boolean all) {
        Select<Record> first = (Select<Record>) anchor;
        Select<Record> second = (Select<Record>) step;
        return all ? first.unionAll(second) : first.union(second);
    }

    private static Name[] names(Stream<String> columns) {
        return columns.map(DSL::name).toArray(Name[]::new);
    }
}
