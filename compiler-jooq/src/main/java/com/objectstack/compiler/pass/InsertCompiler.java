package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Param;
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
    private static final int MAX_ROWS = 500;

    private final RowLayout layout;
    private final List<ResultColumn> results;

    InsertCompiler(RowLayout layout) {
        this.layout = layout;
        this.results = layout.results();
    }

    Rendered one(EncodedRow row) {
        return run(List.of(row));
    }

    /** Inserts in as few statements as limits allow; rows whose columns differ from the row before begin a new one. */
    List<Rendered> many(List<EncodedRow> rows, boolean oneByOne) {
        List<Rendered> statements = new ArrayList<>();
        @Nullable StatementShape shape = null;
        @Nullable BitSet shapeColumns = null;
        int shapeRows = 0;
        int from = 0;
        while (from < rows.size()) {
            BitSet columns = rows.get(from).given();
            int count = oneByOne ? 1 : runLength(rows, from, columns);
            if (shape == null || count != shapeRows || !columns.equals(shapeColumns)) {
                shape = shape(columns, count);
                shapeColumns = columns;
                shapeRows = count;
            }
            statements.add(shape.with(values(rows.subList(from, from + count), columns.cardinality())));
            from += count;
        }
        return statements;
    }

    private static int runLength(List<EncodedRow> rows, int from, BitSet columns) {
        if (columns.isEmpty()) {
            return 1;
        }
        int most = Math.max(1, Math.min(MAX_ROWS, MAX_BINDS / columns.cardinality()));
        int count = 1;
        while (count < most
                && from + count < rows.size()
                && rows.get(from + count).given().equals(columns)) {
            count++;
        }
        return count;
    }

    private Rendered run(List<EncodedRow> rows) {
        BitSet columns = rows.get(0).given();
        return shape(columns, rows.size()).with(values(rows, columns.cardinality()));
    }

    private StatementShape shape(BitSet columns, int rows) {
        QueryPart insert = columns.isEmpty()
                ? DSL.insertInto(table()).defaultValues().returning(layout.fields())
                : values(columns, rows).returning(layout.fields());
        return StatementShape.of(insert, results);
    }

    /** The insert up to its values; slots run row by row. */
    InsertValuesStepN<?> values(BitSet columns, int rows) {
        List<Field<Object>> fields = layout.fields(columns);
        InsertValuesStepN<?> insert = DSL.insertInto(table(), fields);
        for (int row = 0; row < rows; row++) {
            int first = row * fields.size();
            List<Param<Object>> slots = IntStream.range(first, first + fields.size())
                    .mapToObj(StatementShape::slot)
                    .toList();
            insert = insert.values(slots);
        }
        return insert;
    }

    private Table<?> table() {
        return Parts.table(layout.table());
    }

    private static @Nullable Object[] values(List<EncodedRow> rows, int columns) {
        @Nullable Object[] values = new @Nullable Object[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).copyTo(values, row * columns);
        }
        return values;
    }
}
