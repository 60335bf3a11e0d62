package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.VectorConfig;
import com.objectstack.compiler.vector.VectorFunction;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Lowers {@code nearest}: the k nearest of the rows that {@code where} and scope leave become a derived table, and the
 * rest of the query reads that.
 *
 * <p>Rows without a distance sort last and are dropped outside, so that the distance is computed once for each row.
 */
final class LowerNearest {
    private LowerNearest() {}

    /**
     * The k nearest rows and their distances.
     *
     * @param found what names stand for in the rest of the query
     * @param query the query, normal
     * @param nearest its search
     * @param marks whether joined rows are marked
     */
    static Table<?> table(RowScope found, QueryAST query, Nearest nearest, boolean marks) {
        RowScope rows = found.nested(nearest);
        ScopedField field = rows.field(nearest.field()).orElseThrow();
        Field<Object> distance = Parts.column(nearest.outputName());
        QueryAST unranked = unranked(query);
        LowerSelect all = marks ? LowerSelect.ofRecords(rows, unranked) : new LowerSelect(rows, unranked, false);
        SelectQuery<Record> select =
                all.rowsWith(distance(field, nearest, rows.context().slots()).as(distance));
        select.addConditions(field.stored().isNotNull());
        IndexedNearest.proposed(
                        rows,
                        unranked,
                        nearest,
                        field,
                        metric(field),
                        () -> vector(field, nearest, rows.context().slots()))
                .ifPresent(select::addConditions);
        select.addOrderBy(distance.asc().nullsLast());
        SortKeys.rowKeys(rows)
                .forEach(key -> select.addOrderBy(
                        Sorting.of(key, SortNode.asc(key.column().name()))));
        select.addLimit(Parts.count(nearest.k()));
        return select.asTable(DSL.name(found.base().alias()));
    }

    /** Which of the k rows are left. */
    static Condition remaining(RowScope found, Nearest nearest) {
        Field<Object> distance = found.base().column(nearest.outputName());
        Double maxDistance = nearest.maxDistance();
        return maxDistance == null ? distance.isNotNull() : distance.le(Parts.bind(maxDistance));
    }

    private static QueryAST unranked(QueryAST query) {
        Query all = QueryAST.ALL.toBuilder().where(query.where());
        query.joins().forEach(all::join);
        return all.build();
    }

    /** The vector is bound as a column holds it: a text would be read with another rounding. */
    private static Field<Double> distance(ScopedField field, Nearest nearest, Slots slots) {
        VectorFunction function = VectorFunction.of(metric(field));
        return Parts.call(function.sqlName(), SQLDataType.DOUBLE, field.stored(), vector(field, nearest, slots));
    }

    private static VectorMetric metric(ScopedField field) {
        return VectorConfig.of(field.column().declared()).metric().orElseThrow();
    }

    private static Field<Object> vector(ScopedField field, Nearest nearest, Slots slots) {
        ColumnModel column = field.column();
        return slots.bind(nearest, nearest.vector(), given -> column.codec().encode(given, Place.FILTER));
    }
}
