package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Lowers what replaces a reference to a statement of its own: all referenced records at once, by their ids.
 *
 * <p>Lists that are sorted or cut are numbered within each list; other records are read once, whoever refers to them.
 */
final class LowerExpand {
    // No identifiers, so that no object and no field is hidden by them.
    private static final String LISTS = "lists#";
    private static final String LINKS = "links#";
    private static final String KEY = "key#";
    private static final String LIST = "list#";
    private static final String ROW = "row#";

    private static final Field<Object> IDS = new Bind(LevelPlan.Ids.OF_RECORDS);

    private final ExpandedField expanded;
    private final RowScope rows;
    private final QueryAST query;
    private final LowerSelect lower;

    private LowerExpand(ExpandedField expanded, RowScope rows) {
        this.expanded = expanded;
        this.rows = rows;
        this.query = NormalizeQuery.apply(expanded.rows());
        this.lower = new LowerSelect(rows, query, false);
    }

    /** The plans of all that a valid query at a path replaces. */
    static List<LevelPlan> plans(RowScope scope, QueryAST query, String path) {
        return ExpandedField.of(scope, query, path).stream()
                .map(expanded -> new LowerExpand(expanded, scope.nested(expanded.node())).plan())
                .toList();
    }

    private LevelPlan plan() {
        boolean byList = expanded.isMultiple() && expanded.query().isOrdered();
        List<LevelPlan> further = plans(rows, expanded.rows(), expanded.path());
        Plan statement = Plan.of(byList ? recordsOfLists() : records(), lower.results());
        return new LevelPlan(
                expanded.path(),
                expanded.name(),
                reading(byList),
                expanded.keepsIds(),
                hasUntypedIds(),
                statement,
                further);
    }

    /** A single reference has one record at most: the first of its parent. */
    private ExpandPlan.Reading reading(boolean byList) {
        boolean none =
                expanded.query().effectiveLimit().filter(limit -> limit == 0).isPresent();
        Long offset = expanded.query().offset();
        boolean skipped = !expanded.isMultiple() && offset != null && offset > 0;
        if (none || skipped) {
            return ExpandPlan.Reading.NOTHING;
        }
        if (!byList) {
            return ExpandPlan.Reading.BY_ID;
        }
        return query.orderBy().isEmpty() ? ExpandPlan.Reading.CUT : ExpandPlan.Reading.SORTED;
    }

    /** {@code select …, id as key# from port where … and id in (select value from json_each(?))}. */
    private Select<?> records() {
        SelectQuery<Record> select = lower.rowsWith(key().as(DSL.name(KEY)));
        select.addConditions(key().in(Parts.jsonValues(IDS)));
        return select;
    }

    /** The same for a list of lists of ids, the records of each list in order and cut. */
    private Select<?> recordsOfLists() {
        // The tables of json_each have columns of common names, id among them.
        rows.qualify();
        Table<?> lists = DSL.table("json_each({0})", IDS).as(DSL.name(LISTS));
        Field<Object> list = DSL.field(DSL.name(LISTS, "key"), Object.class);
        Field<Object> members = DSL.field(DSL.name(LISTS, "value"), Object.class);
        Table<?> links = DSL.table("json_each({0})", members).as(DSL.name(LINKS));
        Field<Object> place = DSL.field(DSL.name(LINKS, "key"), Object.class);
        SelectQuery<Record> numbered = lower.rowsWith(key().as(DSL.name(KEY)));
        numbered.addSelect(list.as(DSL.name(LIST)));
        numbered.addSelect(DSL.rowNumber()
                .over(DSL.partitionBy(list).orderBy(order(place)))
                .as(DSL.name(ROW)));
        numbered.addFrom(lists, links);
        numbered.addConditions(isKey(DSL.field(DSL.name(LINKS, "value"), Object.class)));
        SelectQuery<Record> cut = SqliteDialect.context().selectQuery();
        NestedQueries.outputs(rows, query).keySet().forEach(name -> cut.addSelect(Parts.column(name)));
        cut.addSelect(Parts.column(KEY), Parts.column(LIST));
        cut.addFrom(numbered.asTable(DSL.name("numbered")));
        cut.addConditions(cut());
        cut.addOrderBy(Parts.column(LIST), Parts.column(ROW));
        return cut;
    }

    /** Without sort keys the list's own order is the order. */
    private List<SortField<?>> order(Field<Object> place) {
        if (query.orderBy().isEmpty()) {
            return List.of(place.asc());
        }
        List<SortField<?>> order = new ArrayList<>();
        SortKeys.total(rows, query).forEach(key -> order.addAll(key.sql()));
        return order;
    }

    private Condition cut() {
        Long offset = expanded.query().offset();
        long skipped = offset == null ? 0 : offset;
        Field<Object> row = Parts.column(ROW);
        Condition after = skipped == 0 ? DSL.noCondition() : row.gt(Parts.bind(skipped));
        return expanded.query()
                .effectiveLimit()
                .map(limit -> after.and(row.le(Parts.bind(upTo(skipped, limit)))))
                .orElse(after);
    }

    private static long upTo(long offset, long limit) {
        return offset > Long.MAX_VALUE - limit ? Long.MAX_VALUE : offset + limit;
    }

    private Field<Object> key() {
        return rows.base().column(TableModel.ID);
    }

    /** An id is text on the face; where no type is declared a whole number may be stored, which '07' is not. */
    private Condition isKey(Field<Object> id) {
        if (!hasUntypedIds()) {
            return key().eq(id);
        }
        Field<Object> number = DSL.cast(id, SQLDataType.BIGINT).coerce(Object.class);
        return key().in(id, number)
                .and(DSL.cast(key(), SQLDataType.CLOB).coerce(Object.class).eq(id));
    }

    private boolean hasUntypedIds() {
        return rows.base().table().require(TableModel.ID).isUntyped();
    }
}
