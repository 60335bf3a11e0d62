package com.objectstack.cli.demo;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterators;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A label for each part, with what TPC-H has no types for; every few of them lack something. */
final class TpchLabels {
    private static final Columns LABEL =
            Columns.of(List.of("id", "part", "words", "sheet", "large", "checked", "organization_id"));

    private static final Instant FIRST_CHECK = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1_803);

    private TpchLabels() {}

    static Iterator<DataRecord> of(Iterator<DataRecord> parts) {
        return Iterators.transform(parts, TpchLabels::label);
    }

    private static DataRecord label(DataRecord part) {
        long key = Long.parseLong(part.getString("id"));
        return DataRecord.of(LABEL, new @Nullable Object[] {
            part.get("id"),
            part.get("id"),
            every(9, key) ? null : every(10, key) ? List.of() : words(part.getString("type")),
            every(7, key) ? null : sheet(part, every(5, key)),
            every(11, key) ? null : part.getLong("size") > 40,
            every(17, key) ? null : FIRST_CHECK.plus(BETWEEN_CHECKS.multipliedBy(key)),
            every(13, key) ? null : part.get("manufacturer")
        });
    }

    private static Map<String, Object> sheet(DataRecord part, boolean sizeIsText) {
        List<String> container = words(part.getString("container"));
        double price = part.getDouble("retail_price");
        return Map.of(
                "size", sizeIsText ? part.get("size").toString() : part.get("size"),
                "box", Map.of("kind", container.get(0), "the.form", container.get(1)),
                "prices", List.of(price, price / 2));
    }

    private static boolean every(int nth, long key) {
        return key % nth == 0;
    }

    private static List<String> words(String text) {
        return Splitter.on(' ').splitToList(text);
    }
}
