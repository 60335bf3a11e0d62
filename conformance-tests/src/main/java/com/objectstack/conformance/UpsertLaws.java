package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import java.util.List;
import java.util.Map;

/**
 * Stores or merges; contract B38 to B47.
 *
 * @param driver the driver
 * @param table a table with a unique field {@code code}, whose one record {@code a} has {@code c1}
 */
record UpsertLaws(IDataDriver driver, Table table) {
    void mergesIntoTheRecordOfTheSameId() {
        DataRecord before = theRecord();
        DataRecord merged = upsert(Map.of("id", "a", "n", 5L, "created_at", LawsOfRecords.LONG_AGO), List.of());

        assertEquals(5L, merged.get("n"));
        assertEquals("one", merged.get("s"));
        assertEquals(before.get("created_at"), merged.get("created_at"));
        assertEquals(merged, theRecord());
        assertEquals(1, table.all().size());
    }

    void mergesByAUniqueKeyAndKeepsTheId() {
        DataRecord merged = upsert(Map.of("id", "other", "code", "c1", "n", 5L), List.of("code"));
        DataRecord fresh = upsert(Map.of("code", "c2", "n", 6L), List.of("code"));

        assertEquals("a", merged.id());
        assertEquals(5L, theRecord().get("n"));
        assertEquals("c2", fresh.get("code"));
        assertEquals(2, table.all().size());
    }

    void withoutIdOrKeysInserts() {
        upsert(Map.of("s", "one"), List.of());
        upsert(Map.of("s", "one"), List.of());

        assertEquals(3, table.all().size());
    }

    void withNothingToMergeLeavesTheRecord() {
        DataRecord before = theRecord();
        DataRecord merged = upsert(Map.of("code", "c1"), List.of("code"));

        assertEquals(before.get("n"), merged.get("n"));
        assertEquals("a", merged.id());
        assertEquals(1, table.all().size());
    }

    void byFieldsThatAreNotUniqueIsRefused() {
        for (List<String> keys : List.of(List.of("s"), List.of("code", "s"))) {
            DriverException refusal = Outcome.of(() -> upsert(Map.of("s", "one", "code", "c1"), keys))
                    .orFail("upsert");

            assertEquals(ErrorCode.CONFLICT_TARGET, refusal.code());
            assertTrue(String.valueOf(refusal.getMessage()).contains("s"), refusal::toString);
        }
        assertEquals(1, table.all().size());
    }

    private DataRecord theRecord() {
        return driver.findById(table.name(), "a").orElseThrow();
    }

    private DataRecord upsert(Map<String, ?> data, List<String> keys) {
        return driver.upsert(table.name(), data, keys);
    }
}
