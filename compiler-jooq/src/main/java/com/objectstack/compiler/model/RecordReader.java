package com.objectstack.compiler.model;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of stored values to records: each row's array is decoded in place and becomes its record's own. The columns of a
 * joined object follow each other and become a nested record in their place, null where nothing was joined. Immutable and
 * thread-safe.
 */
public final class RecordReader {
    private final List<UnaryOperator<@Nullable Object>> decoders;
    private final Columns columns;
    private final List<Part> parts;

    /** What one member of a record is made of. */
    private sealed interface Part {
        @Nullable
        Object read(@Nullable Object[] row);
    }

    /** The column at a place. */
    private record Own(int place) implements Part {
        @Override
        public @Nullable Object read(@Nullable Object[] row) {
            return row[place];
        }
    }

    /** A nested record: the columns from one place on. */
    private record Nested(Columns columns, int from) implements Part {
        @Override
        public @Nullable DataRecord read(@Nullable Object[] row) {
            @Nullable Object[] values = new @Nullable Object[columns.names().size()];
            System.arraycopy(row, from, values, 0, values.length);
            for (Object value : values) {
                if (value != null) {
                    return DataRecord.of(columns, values);
                }
            }
            return null;
        }
    }

    /**
     * A reader of rows.
     *
     * @param results the columns of each row
     */
    public RecordReader(List<ResultColumn> results) {
        this.decoders = results.stream().map(ResultColumn::decoder).toList();
        List<String> names = new ArrayList<>();
        List<Part> found = new ArrayList<>();
        for (int place = 0; place < results.size(); ) {
            ResultColumn result = results.get(place);
            String owner = result.owner();
            names.add(owner == null ? result.name() : owner);
            List<String> members = owner == null ? List.of() : membersFrom(results, place, owner);
            found.add(owner == null ? new Own(place) : new Nested(Columns.of(members), place));
            place += Math.max(1, members.size());
        }
        this.columns = Columns.of(names);
        this.parts = found.stream().allMatch(Own.class::isInstance) ? List.of() : List.copyOf(found);
    }

    /** The columns of one owner that follow each other from a place on. */
    private static List<String> membersFrom(List<ResultColumn> results, int place, String owner) {
        return results.subList(place, results.size()).stream()
                .takeWhile(result -> owner.equals(result.owner()))
                .map(ResultColumn::name)
                .toList();
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
        if (parts.isEmpty()) {
            return DataRecord.of(columns, row);
        }
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = parts.get(place).read(row);
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
