package com.objectstack.cli.demo;

import com.google.common.collect.Iterators;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts as one chooses them: by words of the name, by how near the size is; every sixth has none. */
final class TpchChoice {
    private static final Columns CHOICE = Columns.of(List.of("id", "part", "label", "name", "size"));

    private TpchChoice() {}

    static Iterator<DataRecord> of(Iterator<DataRecord> parts) {
        return Iterators.transform(parts, TpchChoice::choice);
    }

    private static DataRecord choice(DataRecord part) {
        boolean unsized = Long.parseLong(part.getString("id")) % 6 == 0;
        return DataRecord.of(CHOICE, new @Nullable Object[] {
            part.get("id"),
            part.get("id"),
            part.get("id"),
            part.get("name"),
            unsized ? null : new float[] {part.getLong("size")}
        });
    }
}
