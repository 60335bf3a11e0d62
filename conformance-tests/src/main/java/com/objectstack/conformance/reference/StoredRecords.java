package com.objectstack.conformance.reference;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.List;

/** Rows as the records that a write returns: whole, in declared order (contract B17, SEMANTICS.md §2). */
final class StoredRecords {
    private StoredRecords() {}

    static List<DataRecord> of(ObjectModel model, List<Row> rows) {
        List<String> names = model.columns().stream().map(Column::name).toList();
        Columns columns = Columns.of(names);
        return rows.stream()
                .map(row -> DataRecord.of(columns, names.stream().map(row::get).toArray()))
                .toList();
    }

    static DataRecord of(ObjectModel model, Row row) {
        return of(model, List.of(row)).get(0);
    }
}
