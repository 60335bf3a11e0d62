package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.RecordCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The cases {@code writes} and {@code refusedWrites} of a fixture file; its first row is the one that is updated. */
final class WriteFixtures {
    private final IDataDriver driver;
    private final FixtureFile file;

    WriteFixtures(IDataDriver driver, FixtureFile file) {
        this.driver = driver;
        this.file = file;
    }

    List<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : file.cases("writes")) {
            String name = row.get("field").textValue() + " " + row.get("given") + " is stored as " + row.get("stored");
            tests.add(dynamicTest(name, () -> stored(row)));
        }
        for (JsonNode row : file.cases("refusedWrites")) {
            String name = row.get("data") + " is refused: " + row.get("rule").textValue();
            tests.add(dynamicTest(name, () -> refused(row)));
        }
        return tests;
    }

    /** Every write stores the same form, and the given form finds it. */
    private void stored(JsonNode row) {
        String field = row.get("field").textValue();
        @Nullable Object given = RecordCodec.valueFromJson(row.get("given"));
        Map<String, @Nullable Object> data = Collections.singletonMap(field, given);
        try (Table table = file.table(driver)) {
            Map<String, DataRecord> results = write(table, data);
            List<Executable> checks = new ArrayList<>();
            results.forEach((write, record) -> {
                checks.add(() -> assertStored(row, write + " returns", record));
                checks.add(() -> assertStored(row, write + " stores", found(table, record)));
            });
            Assertions.assertAll(checks);
            QueryAST same = Query.matching(Field.field(field).eq(given)).build();
            assertEquals(table.all().size(), driver.count(table.name(), same), "records with the given value");
        }
    }

    private Map<String, DataRecord> write(Table table, Map<String, @Nullable Object> data) {
        String object = table.name();
        String first = firstId();
        Map<String, DataRecord> results = new LinkedHashMap<>();
        results.put("create", driver.create(object, data));
        results.put("bulkCreate", driver.bulkCreate(object, List.of(data, data)).get(1));
        results.put("upsert", driver.upsert(object, withId(data, "new"), List.of()));
        results.put("upsert over", driver.upsert(object, withId(data, "new"), List.of()));
        results.put("update", driver.update(object, first, data).orElseThrow());
        results.put(
                "bulkUpdate",
                driver.bulkUpdate(object, List.of(Table.change(first, data))).get(0));
        driver.updateMany(object, Query.query().build(), data);
        results.put("updateMany", found(table, results.get("update")));
        return results;
    }

    private DataRecord found(Table table, @Nullable DataRecord record) {
        String id = record == null ? "" : String.valueOf(record.id());
        return driver.findById(table.name(), id).orElseThrow();
    }

    private static void assertStored(JsonNode row, String what, DataRecord record) {
        JsonNode found = RecordCodec.valueToJson(record.get(row.get("field").textValue()));
        assertTrue(Face.same(row.get("stored"), found), () -> what + " " + found + ", not " + row.get("stored"));
    }

    private void refused(JsonNode row) {
        Map<String, @Nullable Object> data = RecordCodec.dataFromJson(row.get("data"));
        try (Table table = file.table(driver)) {
            List<DataRecord> before = table.all();
            List<Executable> checks = new ArrayList<>();
            calls(table, data).forEach((write, call) -> checks.add(() -> assertRefused(row, write, Outcome.of(call))));
            Assertions.assertAll(checks);
            assertEquals(before, table.all(), "a refused write changed records");
        }
    }

    private Map<String, Runnable> calls(Table table, Map<String, @Nullable Object> data) {
        String object = table.name();
        Map<String, @Nullable Object> good = Map.of(FixtureFile.TOUCHED, true);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("create", () -> driver.create(object, data));
        calls.put("update", () -> driver.update(object, firstId(), data));
        calls.put("upsert", () -> driver.upsert(object, withId(data, firstId()), List.of()));
        calls.put("updateMany", () -> driver.updateMany(object, Query.query().build(), data));
        calls.put("bulkCreate", () -> driver.bulkCreate(object, List.of(good, data)));
        calls.put(
                "bulkUpdate",
                () -> driver.bulkUpdate(object, List.of(Table.change(firstId(), good), Table.change(firstId(), data))));
        return calls;
    }

    /** In a bulk the path begins with the row's place; where the data of an update begins is the driver's to choose. */
    private static void assertRefused(JsonNode row, String write, Outcome outcome) {
        DriverException refusal = outcome.orFail(write);
        String path = row.get("path").textValue();
        assertEquals(row.get("code").textValue(), refusal.code().name(), () -> write + ": " + refusal.getMessage());
        switch (write) {
            case "bulkCreate" -> assertEquals("/1" + path, refusal.path(), write);
            case "bulkUpdate" ->
                assertTrue(
                        refusal.path().startsWith("/1/") && refusal.path().endsWith(path),
                        () -> write + ": path " + refusal.path());
            default -> assertEquals(path, refusal.path(), write);
        }
    }

    private String firstId() {
        return String.valueOf(file.rows().get(0).get("id"));
    }

    private static Map<String, @Nullable Object> withId(Map<String, @Nullable Object> data, String id) {
        Map<String, @Nullable Object> whole = new HashMap<>(data);
        whole.put("id", id);
        return whole;
    }
}
