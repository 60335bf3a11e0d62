package com.objectstack.compiler.model;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of stored values to records: each row's array is decoded in place and becomes its record's own. The columns of a
 * joined object follow each other and become a nested record, null where nothing was joined. Immutable and thread-safe.
 */
public final class RecordReader {
    private final List<UnaryOperator<@Nullable Object>> decoders;
    private final Columns columns;
    private final List<Nested> nested;
    private final int own;

    /** A nested record: the columns from one place on. */
    private record Nested(Columns columns, int from) {
        @Nullable
        DataRecord read(@Nullable Object[] row) {
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
        results.stream().filter(result -> result.owner() == null).forEach(result -> names.add(result.name()));
        this.own = names.size();
        Map<String, List<String>> owners = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.owner() != null)
                .forEach(result -> owners.computeIfAbsent(
                                Objects.requireNonNull(result.owner()), owner -> new ArrayList<>())
                        .add(result.name()));
        List<Nested> found = new ArrayList<>();
        int from = own;
        for (Map.Entry<String, List<String>> owner : owners.entrySet()) {
            names.add(owner.getKey());
            found.add(new Nested(Columns.of(owner.getValue()), from));
            from += owner.getValue().size();
        }
        this.columns = Columns.of(names);
        this.nested = List.copyOf(found);
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
        if (nested.isEmpty()) {
            return DataRecord.of(columns, row);
        }
        @Nullable Object[] values = new @Nullable Object[own + nested.size()];
        System.arraycopy(row, 0, values, 0, own);
        for (int place = 0; place < nested.size(); place++) {
            values[own + place] = nested.get(place).read(row);
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
