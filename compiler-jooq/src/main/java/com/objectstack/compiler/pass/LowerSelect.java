package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lowers a valid, normal query to a jOOQ select. */
final class LowerSelect {
    private static final String GROUPS = "groups";

    private final TableModel table;
    private final QueryAST query;
    private final Condition scope;
    private final boolean qualified;

    LowerSelect(TableModel table, QueryAST query, Condition scope) {
        this.table = table;
        this.query = query;
        this.scope = scope;
        this.qualified = query.fields().stream()
                .anyMatch(s -> s instanceof Selection.Field f && f.alias().isPresent());
    }

    /** The whole query. */
    Select<?> select() {
        return limited(ordered(query.isOrdered()), query.effectiveLimit().orElse(null));
    }

    /** One record at most; in order only if an order is asked for (contract B52). */
    Select<?> first() {
        long limit = Math.min(1, query.effectiveLimit().orElse(1L));
        return limited(ordered(!query.orderBy().isEmpty()), limit);
    }

    /** The different values of a column, ascending. */
    Select<?> distinctValues(ColumnModel column) {
        SelectQuery<Record> select = rows();
        select.addOrderBy(column(column).asc());
        return select;
    }

    /** The number of records, without order and paging (SEMANTICS.md decision 25). */
    Select<?> count() {
        if (!query.isGrouped() && !query.distinct()) {
            return context().select(DSL.count()).from(Parts.table(table)).where(where());
        }
        Select<?> all = query.isGrouped() ? havingGroups() : rows();
        return context().select(DSL.count()).from(all.asTable(DSL.name("records")));
    }

    /** The ids of the records in order, for statements that write some of them. */
    Select<?> ids() {
        SelectQuery<Record> ids = context().selectQuery();
        ids.addSelect(Parts.column(TableModel.ID));
        ids.addFrom(Parts.table(table));
        ids.addConditions(where());
        order(ids, this::column);
        return limited(ids, query.effectiveLimit().orElse(null));
    }

    /** What the query's filter and the reader's scope leave. */
    Condition where() {
        Condition filter = new LowerFilter(new NameScope.Fields(table), this::column).lower(query.where());
        return DSL.and(scope, filter);
    }

    private SelectQuery<Record> rows() {
        SelectQuery<Record> select = context().selectQuery();
        OutputColumns.ofRows(table, query)
                .forEach((name, column) -> select.addSelect(named(column(column), name, column)));
        select.setDistinct(query.distinct());
        select.addFrom(Parts.table(table));
        select.addConditions(where());
        return select;
    }

    private SelectQuery<Record> ordered(boolean inOrder) {
        SelectQuery<Record> select = query.isGrouped() ? havingGroups() : rows();
        if (!inOrder) {
            return select;
        }
        if (!query.isGrouped()) {
            order(select, this::column);
            return select;
        }
        SelectQuery<Record> finished = query.having() instanceof Everything ? over(select, DSL.noCondition()) : select;
        order(finished, Parts::column);
        return finished;
    }

    /** {@code having} sees finished rows, whose names would lose against columns inside the grouped select. */
    private SelectQuery<Record> havingGroups() {
        SelectQuery<Record> groups = groups();
        if (query.having() instanceof Everything) {
            return groups;
        }
        NameScope finished = new NameScope.Outputs(OutputColumns.ofGroups(table, query));
        return over(groups, new LowerFilter(finished, Parts::column).lower(query.having()));
    }

    private SelectQuery<Record> over(Select<?> groups, Condition condition) {
        SelectQuery<Record> outer = context().selectQuery();
        OutputColumns.ofGroups(table, query).keySet().forEach(name -> outer.addSelect(Parts.column(name)));
        Table<?> derived = groups.asTable(DSL.name(GROUPS));
        outer.addFrom(derived);
        outer.addConditions(condition);
        return outer;
    }

    private SelectQuery<Record> groups() {
        SelectQuery<Record> select = context().selectQuery();
        List<Field<?>> keys = new ArrayList<>();
        for (GroupKey key : query.groupBy()) {
            Field<?> value = LowerAggregate.key(key, Parts.column(table.require(key.field())));
            keys.add(value);
            select.addSelect(named(value, key.outputName(), table.require(key.field())));
        }
        LowerFilter filters = new LowerFilter(new NameScope.Fields(table), this::column);
        for (Aggregation aggregation : query.aggregations()) {
            Field<Object> column = Parts.column(
                    aggregation.field().map(f -> table.require(f).name()).orElse(TableModel.ID));
            Field<?> value = LowerAggregate.of(aggregation, column, filters.lower(aggregation.filter()));
            select.addSelect(value.as(DSL.name(aggregation.outputName())));
        }
        select.addFrom(Parts.table(table));
        select.addConditions(where());
        if (!keys.isEmpty()) {
            // An empty list would be GROUP BY (), which gives no record over no rows.
            select.addGroupBy(keys);
        }
        return select;
    }

    private void order(SelectQuery<Record> select, Function<ColumnModel, Field<Object>> columns) {
        NameScope names = SortKeys.scope(table, query);
        for (SortNode key : SortKeys.total(table, query)) {
            select.addOrderBy(sort(key, names.column(key.field()).orElseThrow(), columns));
        }
    }

    private Select<?> limited(SelectQuery<Record> select, @Nullable Long limit) {
        Long offset = query.offset();
        if (limit != null) {
            select.addLimit(DSL.val(limit));
        } else if (offset != null) {
            // jOOQ's own way would stop after 2^31 - 1 rows.
            select.addLimit(DSL.inline(-1L));
        }
        if (offset != null) {
            select.addOffset(DSL.val(offset));
        }
        return select;
    }

    private static OrderField<?> sort(SortNode key, ColumnModel column, Function<ColumnModel, Field<Object>> columns) {
        Field<Object> stored = columns.apply(column);
        Field<Object> value = column.valueClass() == ValueClass.FILE ? TextParts.textOfJson(stored) : stored;
        SortField<Object> sorted = key.order() == SortOrder.ASC ? value.asc() : value.desc();
        return switch (key.nulls()) {
            case DEFAULT -> sorted;
            case FIRST -> sorted.nullsFirst();
            case LAST -> sorted.nullsLast();
        };
    }

    /** Qualified once there are aliases: SQLite's ORDER BY looks at aliases before columns. */
    private Field<Object> column(ColumnModel column) {
        return qualified ? DSL.field(DSL.name(table.name(), column.name()), Object.class) : Parts.column(column);
    }

    private static Field<?> named(Field<?> field, String name, ColumnModel column) {
        return name.equals(column.name()) && field.getName().equals(name) ? field : field.as(DSL.name(name));
    }

    private static DSLContext context() {
        return SqliteDialect.context();
    }
}
