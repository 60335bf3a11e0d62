package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows to {@code insert into t (a, b) select value ->> 0, value ->> 1 from json_each(?) returning …}: all values of all rows
 * are one text. Of texts, whole numbers and NULL alone: SQLite 3.45, which servers run, reads some fractions of a JSON text
 * one unit in the last place off, and bytes have no place in one.
 */
final class JsonRows {
    /** The answer grows with the rows, and servers limit it. */
    private static final int MAX_ROWS = 2_000;

    /** Servers take values of 5 MB, and a letter may be written with six. */
    private static final int MAX_LETTERS = 500_000;

    /** What a number or NULL takes at most, with what separates it from the next. */
    private static final int LETTERS_OF_SCALAR = 21;

    private static final int LETTERS_AROUND_TEXT = 3;

    private record Key(BitSet columns) {}

    private JsonRows() {}

    /** How many rows from a place on can travel as one text, of those that have the same columns. */
    static int runLength(List<EncodedRow> rows, int from) {
        EncodedRow first = rows.get(from);
        if (first.given().isEmpty() || !first.numbered().isEmpty()) {
            return 0;
        }
        int letters = 0;
        int count = 0;
        while (count < MAX_ROWS && from + count < rows.size()) {
            EncodedRow row = rows.get(from + count);
            letters += InsertCompiler.isAlike(first, row) ? letters(row) : MAX_LETTERS + 1;
            if (letters > MAX_LETTERS) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** About how long a row's text is; more than any may be if it has none. */
    private static int letters(EncodedRow row) {
        int letters = 0;
        BitSet given = row.given();
        for (int place = given.nextSetBit(0); place >= 0; place = given.nextSetBit(place + 1)) {
            Object value = row.get(place);
            if (value instanceof String text) {
                letters += Math.min(text.length() + LETTERS_AROUND_TEXT, MAX_LETTERS);
            } else {
                letters += value == null || value instanceof Long ? LETTERS_OF_SCALAR : MAX_LETTERS + 1;
            }
            if (letters > MAX_LETTERS) {
                return letters;
            }
        }
        return letters;
    }

    static Rendered insert(RowLayout layout, List<EncodedRow> rows) {
        BitSet columns = rows.get(0).given();
        StatementShape shape = layout.shape(new Key(columns), () -> statement(layout, columns));
        List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
        for (EncodedRow row : rows) {
            List<@Nullable Object> cells = new ArrayList<>(columns.cardinality());
            columns.stream().forEach(place -> cells.add(row.get(place)));
            values.add(cells);
        }
        return shape.with(new Object[] {JsonText.array(values)});
    }

    private static QueryPart statement(RowLayout layout, BitSet columns) {
        List<Field<?>> cells = new ArrayList<>(columns.cardinality());
        for (int cell = 0; cell < columns.cardinality(); cell++) {
            cells.add(DSL.field("{0} ->> {1}", Object.class, Parts.column("value"), DSL.inline(cell)));
        }
        return DSL.insertInto(Parts.table(layout.table()), layout.fields(columns))
                .select(DSL.select(cells).from(DSL.table("json_each({0})", StatementShape.slot(0))))
                .returning(layout.fields());
    }
}
