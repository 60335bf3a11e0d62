package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.query.Everything;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Has a vector index of libSQL propose the rows among which the nearest are looked for (libsql-remote.md 6). The index knows
 * nothing of filters, so it is asked for more rows where there are some; if less than k of them pass, all rows are looked at.
 */
final class IndexedNearest {
    /** How many times k rows are proposed where a filter may leave some out. */
    private static final long WIDENING = 10;

    /** More than that is asked for by programs that want everything. */
    private static final long LARGEST_K = 10_000;

    private final RowScope rows;
    private final QueryAST query;
    private final Nearest nearest;
    private final String index;
    private final Supplier<Field<Object>> vector;

    private IndexedNearest(
            RowScope rows, QueryAST query, Nearest nearest, String index, Supplier<Field<Object>> vector) {
        this.rows = rows;
        this.query = query;
        this.nearest = nearest;
        this.index = index;
        this.vector = vector;
    }

    /**
     * The rows that are proposed.
     *
     * @param rows what names stand for
     * @param query the query without its search
     * @param nearest the search
     * @param field the vectors
     * @param metric how they are compared
     * @param vector the vector that others are to be near to, bound
     * @return a condition; empty if no index may be used, or there is none
     */
    static Optional<Condition> proposed(
            RowScope rows,
            QueryAST query,
            Nearest nearest,
            ScopedField field,
            VectorMetric metric,
            Supplier<Field<Object>> vector) {
        TableModel table = rows.base().table();
        boolean isEligible = nearest.approximate()
                && nearest.k() <= LARGEST_K
                && !table.isDerived()
                && field.owner().equals(rows.base());
        if (!isEligible) {
            return Optional.empty();
        }
        return rows.context()
                .catalog()
                .vectorIndex(table, field.column(), metric)
                .flatMap(index -> rowNumber(table)
                        .map(name -> new IndexedNearest(rows, query, nearest, index, vector).condition(name)));
    }

    /** The name of the rows' numbers that no column has taken. */
    private static Optional<String> rowNumber(TableModel table) {
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> table.stored(name).isEmpty())
                .findFirst();
    }

    private Condition condition(String rowNumber) {
        Field<Object> number = rows.base().column(rowNumber);
        if (!filters()) {
            return number.in(indexed(nearest.k()));
        }
        long proposed = nearest.k() * WIDENING;
        SelectQuery<Record> passing = new LowerSelect(rows, query, false).rowsWith(number.as(DSL.name("number")));
        passing.addConditions(number.in(indexed(proposed)));
        passing.addLimit(Parts.count(nearest.k()));
        Field<Long> passed = DSL.field(DSL.selectCount().from(passing.asTable(DSL.name("proposed"))))
                .coerce(Long.class);
        Select<Record1<Object>> all = DSL.select(Parts.column(rowNumber))
                .from(Parts.table(rows.base().table()))
                .where(passed.lt(Parts.count(nearest.k())));
        return number.in(indexed(proposed).unionAll(all));
    }

    private boolean filters() {
        return !(query.where() instanceof Everything)
                || !query.joins().isEmpty()
                || rows.context().visibility().hidesSome(rows.base().table());
    }

    private Select<Record1<Object>> indexed(long count) {
        Table<?> neighbours =
                DSL.table("vector_top_k({0}, {1}, {2})", Parts.bind(index), vector.get(), Parts.bind(count));
        return DSL.select(Parts.column("id")).from(neighbours);
    }
}
