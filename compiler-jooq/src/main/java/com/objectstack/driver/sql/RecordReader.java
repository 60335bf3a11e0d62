package com.objectstack.driver.sql;

import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of stored values to records: each row's array is decoded in place and becomes its record's own. */
final class RecordReader {
    private final Columns columns;
    private final List<UnaryOperator<@Nullable Object>> decoders;

    RecordReader(List<ResultColumn> columns) {
        this.columns = Columns.of(columns.stream().map(ResultColumn::name).toList());
        this.decoders = columns.stream().map(ResultColumn::decoder).toList();
    }

    DataRecord read(@Nullable Object[] row) {
        for (int place = 0; place < row.length; place++) {
            row[place] = decoders.get(place).apply(row[place]);
        }
        return DataRecord.of(columns, row);
    }

    List<DataRecord> readAll(List<@Nullable Object[]> rows) {
        List<DataRecord> records = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            records.add(read(row));
        }
        return records;
    }
}
