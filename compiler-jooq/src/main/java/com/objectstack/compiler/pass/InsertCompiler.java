package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
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

    private record Key(BitSet columns, int rows) {}

    InsertCompiler(RowLayout layout) {
        this.layout = layout;
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
            int count = oneByOne ? 1 : Integer.highestOneBit(runLength(rows, from));
            statements.add(insert(rows.subList(from, from + count)));
            from += count;
        }
        return statements;
    }

    private static int runLength(List<EncodedRow> rows, int from) {
        BitSet columns = rows.get(from).given();
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

    private Rendered insert(List<EncodedRow> rows) {
        BitSet columns = rows.get(0).given();
        int width = columns.cardinality();
        StatementShape shape = layout.shape(new Key(columns, rows.size()), () -> statement(columns, rows.size()));
        @Nullable Object[] values = new @Nullable Object[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).copyTo(values, row * width);
        }
        return shape.with(values);
    }

    private QueryPart statement(BitSet columns, int rows) {
        return columns.isEmpty()
                ? DSL.insertInto(table()).defaultValues().returning(layout.fields())
                : values(columns, rows).returning(layout.fields());
    }

    /** The insert up to its values; slots run row by row. */
    InsertValuesStepN<?> values(BitSet columns, int rows) {
        List<Field<Object>> fields = layout.fields(columns);
        InsertValuesStepN<?> insert = DSL.insertInto(table(), fields);
        for (int row = 0; row < rows; row++) {
            int first = row * fields.size();
            List<Field<Object>> slots = IntStream.range(first, first + fields.size())
                    .mapToObj(StatementShape::slot)
                    .toList();
            insert = insert.values(slots);
        }
        return insert;
    }

    private Table<?> table() {
        return Parts.table(layout.table());
    }
}
