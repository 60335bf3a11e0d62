package com.objectstack.compiler.model;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of stored values to records: each row's array is decoded in place and becomes its record's own. The columns of a
 * joined object follow each other and become a nested record, null where nothing was joined. Immutable and thread-safe.
 */
public final class RecordReader {
    private static final RecordReader NONE = new RecordReader(List.of());

    private final List<ResultColumn> results;
    private final List<String> names;
    private final List<UnaryOperator<@Nullable Object>> decoders;
    private final Columns columns;
    private final List<Member> members;

    /** A member of a record. */
    private sealed interface Member {
        @Nullable
        Object read(@Nullable Object[] row);
    }

    /** A value of the record's own, at its place in the row. */
    private record Own(int place) implements Member {
        @Override
        public @Nullable Object read(@Nullable Object[] row) {
            return row[place];
        }
    }

    /** A nested record: the columns from one place on. It is there if a mark before them is, or else one of them. */
    private record Nested(Columns columns, int from, boolean isMarked) implements Member {
        @Override
        public @Nullable Object read(@Nullable Object[] row) {
            if (isMarked && row[from - 1] == null) {
                return null;
            }
            @Nullable Object[] values = new @Nullable Object[columns.names().size()];
            System.arraycopy(row, from, values, 0, values.length);
            return isMarked || hasValue(values) ? DataRecord.of(columns, values) : null;
        }

        private static boolean hasValue(@Nullable Object[] values) {
            for (Object value : values) {
                if (value != null) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A reader of rows.
     *
     * @param results the columns of each row
     * @return a reader, always the same for no columns
     */
    public static RecordReader of(List<ResultColumn> results) {
        return results.isEmpty() ? NONE : new RecordReader(results);
    }

    private RecordReader(List<ResultColumn> columnsOfRows) {
        this.results = List.copyOf(columnsOfRows);
        this.names = List.copyOf(results.stream().map(ResultColumn::name).toList());
        this.decoders = results.stream().map(ResultColumn::decoder).toList();
        List<String> owned = new ArrayList<>();
        List<Member> found = new ArrayList<>();
        int place = 0;
        while (place < results.size()) {
            String owner = results.get(place).owner();
            if (owner == null) {
                owned.add(results.get(place).name());
                found.add(new Own(place++));
            } else {
                List<String> nested = new ArrayList<>();
                boolean isMarked = results.get(place).name().equals(ResultColumn.MARK);
                place += isMarked ? 1 : 0;
                int from = place;
                while (place < results.size() && owner.equals(results.get(place).owner())) {
                    nested.add(results.get(place++).name());
                }
                owned.add(owner);
                found.add(new Nested(Columns.of(nested), from, isMarked));
            }
        }
        this.columns = Columns.of(owned);
        this.members = List.copyOf(found);
    }

    /** The columns of each row. */
    public List<ResultColumn> results() {
        return results;
    }

    /** The names of the columns of each row. */
    public List<String> names() {
        return names;
    }

    /** The number of columns in a row. */
    public int width() {
        return decoders.size();
    }

    /** A row's record. */
    public DataRecord read(@Nullable Object[] row) {
        for (int place = 0; place < row.length; place++) {
            row[place] = decoders.get(place).apply(row[place]);
        }
        if (members.size() == row.length) {
            return DataRecord.of(columns, row);
        }
        @Nullable Object[] values = new @Nullable Object[members.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = members.get(place).read(row);
        }
        return DataRecord.of(columns, values);
    }

    /** The records of rows. */
    public List<DataRecord> readAll(List<@Nullable Object[]> rows) {
        List<DataRecord> records = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            records.add(read(row));
        }
        return records;
    }
}
