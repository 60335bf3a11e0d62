package com.objectstack.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.RecordCodec;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs golden queries on a driver. */
public final class GoldenRows {
    private GoldenRows() {}

    /** Creates the objects that golden queries ask, with their records. */
    public static void load(IDataDriver driver) {
        driver.syncSchemasBatch(GoldenQuery.objects(), DriverOptions.NONE);
        for (ObjectDefinition definition : GoldenQuery.objects()) {
            driver.bulkCreate(definition.object(), GoldenQuery.rows(definition.object()));
        }
    }

    /** A query's answer as text: a record a line; in order if the query has one, else sorted. */
    public static String of(IDataDriver driver, GoldenQuery golden) {
        if (golden.operation().equals("count")) {
            return String.valueOf(driver.count(golden.object(), golden.query(), golden.options()));
        }
        Stream<String> rows = driver.find(golden.object(), golden.query(), golden.options()).stream()
                .map(row -> withoutClock(RecordCodec.toJson(row)));
        boolean inOrder = golden.query().isOrdered()
                || (golden.query().nearest() != null && !golden.query().isGrouped());
        return (inOrder ? rows : rows.sorted()).collect(Collectors.joining("\n"));
    }

    /** Audit fields show that they are there, not when the test ran; those of records inside too. */
    private static String withoutClock(ObjectNode row) {
        mask(row);
        return row.toString();
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode row) {
            for (String field : new String[] {"created_at", "updated_at"}) {
                if (row.has(field)) {
                    row.set(field, JsonNodeFactory.instance.textNode("now"));
                }
            }
            if (row.get("_score") instanceof DoubleNode score) {
                // Logarithms differ in their last bits.
                row.put("_score", Math.round(score.doubleValue() * 1_000) / 1_000.0);
            }
        }
        node.forEach(GoldenRows::mask);
    }
}
