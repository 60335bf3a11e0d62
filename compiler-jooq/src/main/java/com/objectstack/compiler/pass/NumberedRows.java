package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.SequenceKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Many rows with numbers: {@code insert into t (…) select given.column1, … from (values …) given cross join
 * _objectstack_sequences …}. A subquery for each number would take ten times as long to prepare, and to run.
 */
final class NumberedRows {
    private static final String GIVEN = "given";

    private final BitSet columns;
    private final BitSet numbered;
    private final List<Field<Object>> cells = new ArrayList<>();
    private final List<Table<?>> counters = new ArrayList<>();
    private final List<Condition> drawn = new ArrayList<>();
    private int width;

    private NumberedRows(BitSet columns, BitSet numbered) {
        this.columns = columns;
        this.numbered = numbered;
    }

    /** The insert; slots run row by row. */
    static QueryPart insert(RowLayout layout, BitSet columns, BitSet numbered, int rows) {
        return new NumberedRows(columns, numbered).insert(layout, rows);
    }

    private QueryPart insert(RowLayout layout, int rows) {
        for (int place = columns.nextSetBit(0); place >= 0; place = columns.nextSetBit(place + 1)) {
            cells.add(numbered.get(place) ? number() : next());
        }
        Table<?> from = values(rows);
        for (Table<?> counter : counters) {
            from = from.crossJoin(counter);
        }
        return DSL.insertInto(Parts.table(layout.table()), layout.fields(columns))
                .select(DSL.select(cells).from(from).where(drawn))
                .returning(layout.fields());
    }

    /** The next value of a row, under the name that SQLite gives the columns of VALUES. */
    private Field<Object> next() {
        return DSL.field(DSL.name(GIVEN, "column" + ++width), Object.class);
    }

    private Field<Object> number() {
        String counter = "counter" + counters.size();
        counters.add(DSL.table(DSL.name(SequenceKey.TABLE)).as(DSL.name(counter)));
        Field<Object> last = DSL.field(DSL.name(counter, DrawNumbers.LAST_VALUE), Object.class);
        Field<Object> text = DrawnNumber.text(next(), next(), last, next(), next());
        drawn.add(DSL.field(DSL.name(counter, SequenceKey.HASH), Object.class).eq(next()));
        return text;
    }

    private Table<?> values(int rows) {
        List<QueryPart> all = IntStream.range(0, rows)
                .<QueryPart>mapToObj(row -> DSL.sql(
                        "({0})",
                        DSL.list(IntStream.range(row * width, (row + 1) * width)
                                .mapToObj(StatementShape::slot)
                                .toList())))
                .toList();
        return DSL.table("(values {0})", DSL.list(all)).as(DSL.name(GIVEN));
    }
}
