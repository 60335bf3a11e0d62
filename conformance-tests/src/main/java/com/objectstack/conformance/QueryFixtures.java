package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Pages;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The cases {@code queries}, {@code refusedQueries}, {@code refusedCursors} and {@code walks} of a fixture file. */
final class QueryFixtures {
    private final IDataDriver driver;
    private final FixtureFile file;
    private final boolean cursors;

    QueryFixtures(IDataDriver driver, FixtureFile file, boolean cursors) {
        this.driver = driver;
        this.file = file;
        this.cursors = cursors;
    }

    List<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : file.cases("queries")) {
            tests.add(dynamicTest(row.get("query") + " gives " + row.get("records"), () -> gives(row)));
        }
        List<JsonNode> refusals = new ArrayList<>(file.cases("refusedQueries"));
        if (cursors) {
            refusals.addAll(file.cases("refusedCursors"));
        }
        for (JsonNode row : refusals) {
            String name = row.get("query") + " is refused: " + row.get("rule").textValue();
            tests.add(dynamicTest(name, () -> refused(row)));
        }
        for (JsonNode row : file.cases("walks")) {
            row.get("pageSizes")
                    .forEach(size -> tests.add(dynamicTest(
                            "pages of " + size + " by " + row.get("orderBy") + " give " + row.get("ids"),
                            () -> walks(row, size.longValue()))));
        }
        return tests;
    }

    private void gives(JsonNode row) {
        QueryAST query = QueryCodec.fromJson(row.get("query"));
        try (Table table = file.table(driver)) {
            Face.assertRecords(row.get("records"), table.find(query), query.isOrdered(), "find");
            List<DataRecord> streamed = new ArrayList<>();
            try (RecordStream stream = driver.findStream(table.name(), query)) {
                stream.forEach(streamed::add);
            }
            Face.assertRecords(row.get("records"), streamed, query.isOrdered(), "findStream");
            assertEquals(unpaged(table, row.get("query")), driver.count(table.name(), query), "count");
        }
    }

    /** The number of records without limit and offset (decision 25). */
    private static long unpaged(Table table, JsonNode query) {
        ObjectNode whole = query.deepCopy();
        whole.remove(List.of("limit", "offset", "top", "orderBy"));
        return table.find(QueryCodec.fromJson(whole)).size();
    }

    private void refused(JsonNode row) {
        try (Table table = file.table(driver)) {
            List<Executable> doors = new ArrayList<>();
            Doors.ofQuery(table, row.get("query"))
                    .forEach(
                            (door, call) -> doors.add(() -> FilterFixtures.assertRefused(row, door, Outcome.of(call))));
            Assertions.assertAll(doors);
        }
    }

    private void walks(JsonNode row, long size) {
        ObjectNode json = Doors.query(null).put("limit", size);
        json.set("orderBy", row.get("orderBy"));
        List<String> wanted = new ArrayList<>();
        row.get("ids").forEach(id -> wanted.add(id.textValue()));
        QueryAST query = QueryCodec.fromJson(json);
        try (Table table = file.table(driver)) {
            assertEquals(wanted, Pages.idsByOffset(table, query), "by offset");
            if (cursors) {
                assertEquals(wanted, Pages.idsByCursor(table, query), "by cursor");
            }
        }
    }
}
