package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/** Lowers a valid, normal query to a jOOQ select. */
final class LowerSelect {
    private static final String GROUPS = "groups";

    private final boolean marks;
    private final RowScope scope;
    private final QueryAST query;
    private final FromClause from;
    private final LowerNested subqueries;
    private final LowerWindows windows;
    private final PageBounds page;

    /**
     * Lowers a query.
     *
     * @param scope what its names stand for, as validate found out
     * @param query the query, normal
     * @param writes whether the records found are written: then own records alone
     */
    LowerSelect(RowScope scope, QueryAST query, boolean writes) {
        this(scope, query, writes, false);
    }

    private LowerSelect(RowScope scope, QueryAST query, boolean writes, boolean marks) {
        this.marks = marks;
        this.scope = scope;
        this.query = query;
        this.subqueries = new LowerNested(scope);
        this.windows = new LowerWindows(WindowRows.of(scope, query), query);
        this.page = new PageBounds(scope, query);
        this.from = new FromClause(scope, query, subqueries, writes, marks);
    }

    /** Of a query whose rows become records. */
    static LowerSelect ofRecords(RowScope scope, QueryAST query) {
        return new LowerSelect(scope, query, false, true);
    }

    private List<RowOutput> outputs() {
        return marks ? RowOutput.marked(scope, query) : RowOutput.of(scope, query);
    }

    /** The whole query. */
    SelectQuery<Record> select() {
        from.wantsBest(page.wanted());
        return page.of(ordered(query.isOrdered()));
    }

    /** The whole query and one record more than it wants, by which a page knows whether it is the last. */
    SelectQuery<Record> page() {
        from.wantsBest(page.oneMore());
        return page.of(ordered(query.isOrdered()), page.oneMore());
    }

    /** One record at most; in order only if an order is asked for (contract B52). */
    SelectQuery<Record> first() {
        boolean inOrder = !query.orderBy().isEmpty() || query.cursor() != null || query.search() != null;
        from.wantsBest(page.first());
        return page.of(ordered(inOrder), page.first());
    }

    /** The different values of the one field selected, ascending. */
    SelectQuery<Record> distinctValues() {
        SelectQuery<Record> select = rows(true);
        ScopedField field = RowOutput.of(scope, query).get(0).field();
        select.addOrderBy(Sorting.of(field, SortNode.asc(field.column().name())));
        return select;
    }

    /** The number of records, without order and paging (SEMANTICS.md decision 25). */
    SelectQuery<Record> count() {
        SelectQuery<Record> count = start(true);
        count.addSelect(DSL.count());
        if (query.isGrouped() || query.distinct() || hasHaving()) {
            count.addFrom((query.isGrouped() ? finishedGroups(false) : finishedRows(false, false))
                    .asTable(DSL.name("records")));
        } else {
            count.addFrom(from.tables(query));
            count.addConditions(where());
        }
        return count;
    }

    /** The ids of the records in order, for statements that write some of them. */
    Select<?> ids() {
        SelectQuery<Record> ids = start(true);
        ids.addSelect(scope.base().column(TableModel.ID));
        ids.addFrom(from.tables(query));
        ids.addConditions(where());
        if (query.isOrdered()) {
            RecordOrder.of(scope, query).addTo(ids);
        }
        return page.of(ids);
    }

    /** What the query's filter and the tenant scope leave. */
    Condition where() {
        Nearest nearest = query.nearest();
        if (nearest != null) {
            return LowerNearest.remaining(scope, nearest);
        }
        return DSL.and(from.remaining(), filters().lower(query.where()));
    }

    /** The columns of the result. */
    List<ResultColumn> results() {
        List<ResultColumn> results = new ArrayList<>();
        if (query.isGrouped()) {
            GroupOutputs.of(scope, query).values().forEach(column -> results.add(result(column)));
        } else {
            outputs().forEach(output -> results.add(output.result()));
        }
        WindowOutputs.of(scope, query).values().forEach(column -> results.add(result(column)));
        return results;
    }

    private static ResultColumn result(ColumnModel column) {
        return new ResultColumn(column.name(), column.codec()::decode);
    }

    private boolean hasHaving() {
        return !(query.having() instanceof Everything);
    }

    private LowerFilter filters() {
        return new LowerFilter(scope, subqueries);
    }

    /** The rows with one more column: how deep a recursion's step is, the key of a referenced record. */
    SelectQuery<Record> rowsWith(Field<?> more) {
        SelectQuery<Record> select = rows(false);
        select.addSelect(more);
        return select;
    }

    private SelectQuery<Record> rows(boolean outermost) {
        SelectQuery<Record> select = start(outermost);
        outputs().forEach(output -> select.addSelect(output.select()));
        windows.addTo(select);
        select.setDistinct(query.distinct());
        select.addFrom(from.tables(query));
        select.addConditions(where());
        return select;
    }

    /** The rows that take part, without columns. */
    private SelectQuery<Record> matching() {
        SelectQuery<Record> select = start(false);
        select.addFrom(from.tables(query));
        select.addConditions(where());
        return select;
    }

    private SelectQuery<Record> ordered(boolean inOrder) {
        if (!query.isGrouped()) {
            return finishedRows(true, inOrder);
        }
        if (!inOrder) {
            return finishedGroups(true);
        }
        boolean areFinished = hasHaving() || (!query.windowFunctions().isEmpty() && query.cursor() == null);
        SelectQuery<Record> finished =
                areFinished ? finishedGroups(true) : over(finishedGroups(false), DSL.noCondition(), true);
        RecordOrder.of(scope, query).addTo(finished);
        return finished;
    }

    /** A cursor too is one of finished rows: before, it would change what window functions see. */
    private SelectQuery<Record> finishedRows(boolean outermost, boolean inOrder) {
        RecordOrder order = inOrder ? RecordOrder.of(scope, query) : null;
        boolean beginsInside = query.cursor() == null || query.windowFunctions().isEmpty();
        if (hasHaving() || (order != null && !beginsInside)) {
            return HavingRows.over(rows(false), finishedNames(), query, having(), order, start(outermost));
        }
        SelectQuery<Record> select = rows(outermost);
        if (order != null) {
            order.addTo(select);
        }
        return select;
    }

    private List<String> finishedNames() {
        List<String> names = new ArrayList<>();
        outputs().forEach(output -> names.add(output.label()));
        names.addAll(WindowOutputs.of(scope, query).keySet());
        return names;
    }

    /** {@code having} sees finished rows, whose names would lose against columns inside the grouped select. */
    private SelectQuery<Record> finishedGroups(boolean outermost) {
        if (!hasHaving()) {
            return query.windowFunctions().isEmpty() ? groups(outermost) : windowedGroups(outermost);
        }
        SelectQuery<Record> groups = query.windowFunctions().isEmpty() ? groups(false) : windowedGroups(false);
        return over(groups, having(), outermost);
    }

    private Condition having() {
        NameScope names =
                OutputScope.in(NestedQueries.outputs(scope, query), query.isGrouped() ? GROUPS : HavingRows.ROWS);
        return new LowerFilter(names, subqueries).lower(query.having());
    }

    private SelectQuery<Record> windowedGroups(boolean outermost) {
        SelectQuery<Record> select = start(outermost);
        GroupOutputs.of(scope, query).keySet().forEach(name -> select.addSelect(Parts.column(name)));
        windows.addTo(select);
        select.addFrom(groups(false).asTable(DSL.name(GROUPS)));
        return select;
    }

    private SelectQuery<Record> over(Select<?> groups, Condition condition, boolean outermost) {
        SelectQuery<Record> outer = start(outermost);
        NestedQueries.outputs(scope, query).keySet().forEach(name -> outer.addSelect(Parts.column(name)));
        outer.addFrom(groups.asTable(DSL.name(GROUPS)));
        outer.addConditions(condition);
        return outer;
    }

    private SelectQuery<Record> groups(boolean outermost) {
        SelectQuery<Record> select = start(outermost);
        if (Collecting.in(query)) {
            return new CollectingGroups(scope, query, filters(), this::matching).fill(select);
        }
        List<Field<?>> keys = new ArrayList<>();
        for (GroupKey key : query.groupBy()) {
            ScopedField field = scope.field(key.field()).orElseThrow();
            Field<?> value = LowerAggregate.key(key, field);
            keys.add(value);
            select.addSelect(named(value, key.outputName(), field));
        }
        LowerFilter filters = filters();
        for (Aggregation aggregation : query.aggregations()) {
            Field<Object> column = aggregation
                    .field()
                    .map(name -> LowerAggregate.argument(
                            aggregation, scope.field(name).orElseThrow()))
                    .orElseGet(() -> scope.base().column(TableModel.ID));
            Field<?> value = LowerAggregate.of(aggregation, column, filters.lower(aggregation.filter()));
            select.addSelect(value.as(DSL.name(aggregation.outputName())));
        }
        select.addFrom(from.tables(query));
        select.addConditions(where());
        if (!keys.isEmpty()) {
            // An empty list would be GROUP BY (), which gives no record over no rows.
            select.addGroupBy(keys);
        }
        return select;
    }

    private static Field<?> named(Field<?> field, String name, ScopedField of) {
        boolean plain = name.equals(of.column().name())
                && !of.isJsonPath()
                && field.getName().equals(name);
        return plain ? field : field.as(DSL.name(name));
    }

    /** A new select; the outermost has the query's common tables in front. */
    private SelectQuery<Record> start(boolean outermost) {
        return outermost && !query.with().isEmpty()
                ? SqliteDialect.context()
                        .withRecursive(LowerCommonTables.of(scope, query))
                        .select()
                        .getQuery()
                : SqliteDialect.context().selectQuery();
    }
}
