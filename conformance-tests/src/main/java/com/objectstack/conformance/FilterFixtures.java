package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** The cases {@code filters} and {@code refusals} of a fixture file: every operation that takes a filter answers alike. */
final class FilterFixtures {
    private final Area area;
    private final IDataDriver driver;
    private final FixtureFile file;

    FilterFixtures(Area area, FixtureFile file) {
        this.area = area;
        this.driver = area.driver();
        this.file = file;
    }

    /** One check for each case of a rule. */
    List<Executable> checks(String rule) {
        List<Executable> checks = new ArrayList<>();
        for (JsonNode row : file.cases("filters", rule)) {
            List<String> ids = new ArrayList<>();
            row.get("ids").forEach(id -> ids.add(id.textValue()));
            ids.sort(TextOrder::compare);
            checks.add(() -> matches(row.get("where"), ids));
        }
        file.cases("refusals", rule).forEach(row -> checks.add(() -> refused(row)));
        return checks;
    }

    /** Reads, the complement, then the writes. */
    private void matches(JsonNode where, List<String> ids) {
        TestObject object = area.object(file);
        QueryAST query = QueryCodec.fromJson(Doors.query(where));
        List<String> rest =
                object.ids().stream().filter(id -> !ids.contains(id)).toList();
        List<Executable> reads = new ArrayList<>(List.of(
                () -> assertEquals(ids, ids(object, query.where()), "find"),
                () -> assertEquals(ids.size(), driver.count(object.name(), query), "count"),
                () -> assertEquals(ids, distinct(object, query.where()), "distinct"),
                () -> assertFindOne(object, query, ids),
                () -> assertEquals(rest, ids(object, query.where().not()), "the complement"),
                () -> assertEquals(ids, ids(object, query.where().not().not()), "the complement of the complement")));
        if (area.declares(Capability.STREAMING)) {
            reads.add(() -> assertEquals(ids, TestObject.ids(Doors.streamed(object, query)), "findStream"));
        }
        if (area.declares(Capability.QUERY_AGGREGATIONS)) {
            reads.add(() -> assertEquals((long) ids.size(), counted(object, query), "the aggregate count"));
        }
        Assertions.assertAll(where.toString(), reads);
        assertWrites(object, query, ids, rest);
    }

    private static List<String> ids(TestObject object, Condition where) {
        return TestObject.ids(object.driver().find(object.name(), TestObject.matching(where)));
    }

    private void assertFindOne(TestObject object, QueryAST query, List<String> ids) {
        List<String> one = driver.findOne(object.name(), query)
                .map(record -> List.of(String.valueOf(record.id())))
                .orElse(List.of());
        assertEquals(ids.isEmpty(), one.isEmpty(), () -> "findOne finds " + one + " of " + ids);
        assertTrue(ids.containsAll(one), () -> "findOne finds " + one + " of " + ids);
    }

    private void assertWrites(TestObject object, QueryAST query, List<String> ids, List<String> rest) {
        if (area.declares(Capability.UPDATE)) {
            long updated = driver.updateMany(object.name(), query, Map.of(FixtureFile.TOUCHED, true));
            assertEquals(ids, ids(object, Field.field(FixtureFile.TOUCHED).eq(true)), () -> "updateMany " + query);
            assertEquals(ids.size(), updated, "the number updateMany gives");
        }
        if (area.declares(Capability.DELETE)) {
            long removed = driver.deleteMany(object.name(), query);
            assertEquals(rest, object.ids(), () -> "the records that deleteMany leaves, " + query);
            assertEquals(ids.size(), removed, "the number deleteMany gives");
        }
    }

    private static Object counted(TestObject object, QueryAST query) {
        QueryAST counting = query.toBuilder().aggregate(Aggregation.count("n")).build();
        return Objects.requireNonNull(
                object.driver().find(object.name(), counting).get(0).get("n"));
    }

    private List<String> distinct(TestObject object, Condition where) {
        return driver.distinct(object.name(), "id", where, DriverOptions.NONE).stream()
                .map(String::valueOf)
                .toList();
    }

    private void refused(JsonNode row) {
        TestObject object = area.object(file);
        List<DataRecord> before = object.all();
        List<Executable> doors = new ArrayList<>();
        Doors.ofFilter(object, row.get("where"))
                .forEach((door, call) -> doors.add(() -> assertRefused(row, door, call)));
        Assertions.assertAll(row.toString(), doors);
        assertEquals(before, object.all(), () -> "a refusal changed records: " + row);
    }

    /** Code and path as the row has them; the number of problems too, if the row gives it. */
    static void assertRefused(JsonNode row, String door, Runnable call) {
        DriverException refusal = Assertions.assertThrows(DriverException.class, call::run, door);
        String wanted = row.get("code").textValue() + " " + row.get("path").textValue();
        assertEquals(wanted, refusal.code() + " " + refusal.path(), () -> door + ": " + refusal.getMessage());
        if (row.has("problems")) {
            assertEquals(
                    row.get("problems").intValue(), refusal.problems().size(), () -> door + ": " + refusal.problems());
        }
    }
}
