package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows to {@code insert into t (a, b) values (?, ?), … returning …}. Only given columns are listed, so that defaults of
 * the database apply to the others.
 */
final class InsertCompiler {
    /** SQLite takes 32,766 binds. */
    private static final int MAX_BINDS = 30_000;

    /** Longer statements were no faster, and their text grows. */
    private static final int MAX_ROWS = 512;

    private final RowLayout layout;
    private final int rowsWorthJson;

    private record Key(BitSet columns, BitSet numbered, int rows) {}

    /** A compiler whose values are bound one by one. */
    InsertCompiler(RowLayout layout) {
        this(layout, Integer.MAX_VALUE);
    }

    /**
     * A compiler.
     *
     * @param layout the columns of the table
     * @param rowsWorthJson from how many rows on they had better be one JSON text
     */
    InsertCompiler(RowLayout layout, int rowsWorthJson) {
        this.layout = layout;
        this.rowsWorthJson = rowsWorthJson;
    }

    Rendered one(EncodedRow row) {
        return insert(List.of(row));
    }

    /**
     * Inserts in few statements; rows whose columns differ from the row before begin a new one. The numbers of rows are
     * powers of two, so that few texts serve every length, here and where they are prepared.
     */
    List<Rendered> many(List<EncodedRow> rows, boolean oneByOne) {
        List<Rendered> statements = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int json = oneByOne || rows.size() - from < rowsWorthJson ? 0 : JsonRows.runLength(rows, from);
            if (json >= Math.max(1, rowsWorthJson)) {
                statements.add(JsonRows.insert(layout, rows.subList(from, from + json)));
                from += json;
                continue;
            }
            int count = oneByOne ? 1 : Integer.highestOneBit(runLength(rows, from));
            statements.add(insert(rows.subList(from, from + count)));
            from += count;
        }
        return statements;
    }

    private static int runLength(List<EncodedRow> rows, int from) {
        EncodedRow first = rows.get(from);
        if (first.given().isEmpty()) {
            return 1;
        }
        int most = Math.max(1, Math.min(MAX_ROWS, MAX_BINDS / first.width()));
        int count = 1;
        while (count < most && from + count < rows.size() && isAlike(first, rows.get(from + count))) {
            count++;
        }
        return count;
    }

    static boolean isAlike(EncodedRow one, EncodedRow other) {
        return one.given().equals(other.given()) && one.numbered().equals(other.numbered());
    }

    private Rendered insert(List<EncodedRow> rows) {
        Key key = new Key(rows.get(0).given(), rows.get(0).numbered(), rows.size());
        int width = rows.get(0).width();
        StatementShape shape = layout.shape(key, () -> statement(key.columns, key.numbered, key.rows));
        @Nullable Object[] values = new @Nullable Object[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).copyTo(values, row * width);
        }
        return shape.with(values);
    }

    /** The insert; slots run row by row. */
    QueryPart statement(BitSet columns, BitSet numbered, int rows) {
        if (columns.isEmpty()) {
            return DSL.insertInto(table()).defaultValues().returning(layout.fields());
        }
        if (rows > 1 && !numbered.isEmpty()) {
            return NumberedRows.insert(layout, columns, numbered, rows);
        }
        InsertValuesStepN<?> insert = DSL.insertInto(table(), layout.fields(columns));
        int width = columns.cardinality() + (DrawnNumber.SLOTS - 1) * numbered.cardinality();
        for (int row = 0; row < rows; row++) {
            insert = insert.values(cells(columns, numbered, row * width, DrawnNumber::number));
        }
        return insert.returning(layout.fields());
    }

    /**
     * The values of a row, in slots from one on.
     *
     * @param number what stands for a number whose slots begin at one
     */
    static List<Field<Object>> cells(BitSet columns, BitSet numbered, int first, IntFunction<Field<Object>> number) {
        List<Field<Object>> cells = new ArrayList<>(columns.cardinality());
        int slot = first;
        for (int place = columns.nextSetBit(0); place >= 0; place = columns.nextSetBit(place + 1)) {
            boolean isNumbered = numbered.get(place);
            cells.add(isNumbered ? number.apply(slot) : StatementShape.slot(slot));
            slot += isNumbered ? DrawnNumber.SLOTS : 1;
        }
        return cells;
    }

    private Table<?> table() {
        return Parts.table(layout.table());
    }
}
