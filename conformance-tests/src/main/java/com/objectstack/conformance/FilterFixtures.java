package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.conformance.laws.ValueOrder;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The cases {@code filters} and {@code refusals} of a fixture file. */
final class FilterFixtures {
    private final IDataDriver driver;
    private final FixtureFile file;

    FilterFixtures(IDataDriver driver, FixtureFile file) {
        this.driver = driver;
        this.file = file;
    }

    List<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : file.cases("filters")) {
            JsonNode where = row.get("where");
            List<String> ids = new ArrayList<>();
            row.get("ids").forEach(id -> ids.add(id.textValue()));
            ids.sort(ValueOrder::byCodePoint);
            tests.add(dynamicTest(where + " gives " + ids, () -> matches(where, ids)));
        }
        for (JsonNode row : file.cases("refusals")) {
            String name = row.get("where") + " is refused: " + row.get("rule").textValue();
            tests.add(dynamicTest(name, () -> refused(row)));
        }
        return tests;
    }

    /** Every door gives the same answer: reads, the complement, then the writes. */
    private void matches(JsonNode where, List<String> ids) {
        try (Table table = file.table(driver)) {
            QueryAST query = QueryCodec.fromJson(Doors.query(where));
            List<String> all = Table.ids(table.all());
            List<String> rest = all.stream().filter(id -> !ids.contains(id)).toList();
            List<Executable> reads = List.of(
                    () -> assertEquals(ids, Table.ids(table.find(query)), "find"),
                    () -> assertEquals(ids, Table.ids(streamed(table, query)), "findStream"),
                    () -> assertEquals(ids.size(), driver.count(table.name(), query), "count"),
                    () -> assertEquals(ids.size(), counted(table, query), "the aggregate count"),
                    () -> assertEquals(ids, distinct(table, query.where()), "distinct"),
                    () -> assertFindOne(table, query, ids),
                    () -> assertEquals(rest, table.ids(query.where().not()), "the complement"),
                    () -> assertEquals(ids, table.ids(query.where().not().not()), "the complement of the complement"));
            Assertions.assertAll(reads);
            assertWrites(table, query, ids, rest);
        }
    }

    private void assertFindOne(Table table, QueryAST query, List<String> ids) {
        List<String> one = driver.findOne(table.name(), query)
                .map(record -> List.of(String.valueOf(record.id())))
                .orElse(List.of());
        assertEquals(ids.isEmpty(), one.isEmpty(), "findOne finds " + one + " of " + ids);
        Assertions.assertTrue(ids.containsAll(one), "findOne finds " + one + " of " + ids);
    }

    private void assertWrites(Table table, QueryAST query, List<String> ids, List<String> rest) {
        long updated = driver.updateMany(table.name(), query, Map.of(FixtureFile.TOUCHED, true));
        List<String> touched = table.ids(Field.field(FixtureFile.TOUCHED).eq(true));
        assertEquals(ids, touched, "updateMany");
        assertEquals(ids.size(), updated, "the number updateMany gives");
        long removed = driver.deleteMany(table.name(), query);
        assertEquals(rest, Table.ids(table.all()), "the records deleteMany leaves");
        assertEquals(ids.size(), removed, "the number deleteMany gives");
    }

    private List<DataRecord> streamed(Table table, QueryAST query) {
        List<DataRecord> records = new ArrayList<>();
        try (RecordStream stream = driver.findStream(table.name(), query)) {
            stream.forEach(records::add);
        }
        return records;
    }

    private long counted(Table table, QueryAST query) {
        Object count = table.find(
                        query.toBuilder().aggregate(Aggregation.count("n")).build())
                .get(0)
                .get("n");
        return Assertions.assertInstanceOf(Long.class, count);
    }

    private List<String> distinct(Table table, Condition where) {
        return driver.distinct(table.name(), "id", where, DriverOptions.NONE).stream()
                .map(String::valueOf)
                .toList();
    }

    private void refused(JsonNode row) {
        try (Table table = file.table(driver)) {
            List<DataRecord> before = table.all();
            List<Executable> doors = new ArrayList<>();
            Doors.ofFilter(table, row.get("where"))
                    .forEach((door, call) -> doors.add(() -> assertRefused(row, door, Outcome.of(call))));
            Assertions.assertAll(doors);
            assertEquals(before, table.all(), "a refusal changed records");
            assertEquals(file.rows().size(), table.find(Query.query().build()).size());
        }
    }

    /** Code and path as the row has them; the number of problems too, if the row gives it. */
    static void assertRefused(JsonNode row, String door, Outcome outcome) {
        DriverException refusal = outcome.orFail(door);
        String wanted = row.get("code").textValue() + " " + row.get("path").textValue();
        assertEquals(wanted, refusal.code() + " " + refusal.path(), () -> door + ": " + refusal.getMessage());
        if (row.has("problems")) {
            assertEquals(
                    row.get("problems").intValue(), refusal.problems().size(), () -> door + ": " + refusal.problems());
        }
    }
}
