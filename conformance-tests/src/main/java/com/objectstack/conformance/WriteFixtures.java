package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordUpdate;
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
import org.junit.jupiter.api.function.Executable;

/** The cases {@code writes} and {@code refusedWrites} of a fixture file; its first row is the one that is updated. */
final class WriteFixtures {
    private final Area area;
    private final IDataDriver driver;
    private final FixtureFile file;

    WriteFixtures(Area area, FixtureFile file) {
        this.area = area;
        this.driver = area.driver();
        this.file = file;
    }

    /** One check for each case of a rule. */
    List<Executable> checks(String rule) {
        List<Executable> checks = new ArrayList<>();
        file.cases("writes", rule).forEach(row -> checks.add(() -> stored(row)));
        file.cases("refusedWrites", rule).forEach(row -> checks.add(() -> refused(row)));
        return checks;
    }

    /** Every write stores the same form, and the given form finds it. */
    private void stored(JsonNode row) {
        String field = row.get("field").textValue();
        @Nullable Object given = RecordCodec.valueFromJson(row.get("given"));
        Map<String, @Nullable Object> data = Collections.singletonMap(field, given);
        TestObject object = area.object(file);
        Map<String, DataRecord> results = write(object, data);
        List<Executable> checks = new ArrayList<>();
        results.forEach((write, record) -> {
            checks.add(() -> assertStored(row, write + " returns", record));
            checks.add(() -> assertStored(row, write + " stores", object.record(String.valueOf(record.id()))));
        });
        Assertions.assertAll(row.toString(), checks);
        QueryAST same = Query.matching(Field.field(field).eq(given)).build();
        assertEquals(object.count(), driver.count(object.name(), same), () -> "records with the given value, " + row);
    }

    /** What every write returns; the record is written by those that the driver declares. */
    private Map<String, DataRecord> write(TestObject object, Map<String, @Nullable Object> data) {
        String name = object.name();
        String first = firstId();
        Map<String, DataRecord> results = new LinkedHashMap<>();
        results.put("create", driver.create(name, data));
        if (area.declares(Capability.BULK_CREATE)) {
            results.put(
                    "bulkCreate", driver.bulkCreate(name, List.of(data, data)).get(1));
        }
        if (area.declares(Capability.UPDATE)) {
            results.put("upsert", driver.upsert(name, withId(data, "new"), List.of()));
            results.put("upsert over", driver.upsert(name, withId(data, "new"), List.of()));
            results.put("update", driver.update(name, first, data).orElseThrow());
            driver.updateMany(name, QueryAST.ALL, data);
            results.put("updateMany", object.record(first));
        } else {
            driver.delete(name, first);
        }
        if (area.declares(Capability.BULK_UPDATE)) {
            List<RecordUpdate> updates = List.of(update(first, data));
            results.put("bulkUpdate", driver.bulkUpdate(name, updates).get(0));
        }
        return results;
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static RecordUpdate update(String id, Map<String, @Nullable Object> data) {
        return new RecordUpdate(id, data);
    }

    private static void assertStored(JsonNode row, String what, DataRecord record) {
        JsonNode found = RecordCodec.valueToJson(record.get(row.get("field").textValue()));
        assertTrue(Face.same(row.get("stored"), found), () -> what + " " + found + ", not " + row.get("stored"));
    }

    private void refused(JsonNode row) {
        Map<String, @Nullable Object> data = RecordCodec.dataFromJson(row.get("data"));
        TestObject object = area.object(file);
        List<DataRecord> before = object.all();
        List<Executable> checks = new ArrayList<>();
        calls(object.name(), data).forEach((write, call) -> checks.add(() -> assertRefused(row, write, call)));
        Assertions.assertAll(row.toString(), checks);
        assertEquals(before, object.all(), () -> "a refused write changed records: " + row);
    }

    private Map<String, Runnable> calls(String object, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> good = Map.of(FixtureFile.TOUCHED, true);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("create", () -> driver.create(object, data));
        if (area.declares(Capability.UPDATE)) {
            calls.put("update", () -> driver.update(object, firstId(), data));
            calls.put("upsert", () -> driver.upsert(object, withId(data, firstId()), List.of()));
            calls.put("updateMany", () -> driver.updateMany(object, QueryAST.ALL, data));
        }
        if (area.declares(Capability.BULK_CREATE)) {
            calls.put("bulkCreate", () -> driver.bulkCreate(object, List.of(good, data)));
        }
        if (area.declares(Capability.BULK_UPDATE)) {
            calls.put(
                    "bulkUpdate",
                    () -> driver.bulkUpdate(object, List.of(update(firstId(), good), update(firstId(), data))));
        }
        return calls;
    }

    /** In a bulk the path begins with the row's place; where the data of an update begins is the driver's to choose. */
    private static void assertRefused(JsonNode row, String write, Runnable call) {
        DriverException refusal = Assertions.assertThrows(DriverException.class, call::run, write);
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
