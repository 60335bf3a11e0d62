package com.objectstack.cli.demo;

import com.google.common.collect.Iterators;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree: the world, its regions, their nations. */
final class TpchPlaces {
    private static final Columns PLACE = Columns.of(List.of("id", "name", "parent"));

    private TpchPlaces() {}

    static Iterator<DataRecord> of(Iterator<DataRecord> regions, Iterator<DataRecord> nations) {
        return Iterators.concat(
                List.of(place("w", "WORLD", null)).iterator(),
                Iterators.transform(regions, row -> place("r" + row.get("id"), row.get("name"), "w")),
                Iterators.transform(
                        nations, row -> place("n" + row.get("id"), row.get("name"), "r" + row.get("region"))));
    }

    private static DataRecord place(@Nullable Object... values) {
        return DataRecord.of(PLACE, values);
    }
}
