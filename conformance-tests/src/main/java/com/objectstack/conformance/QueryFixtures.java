package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** The cases {@code queries}, {@code refusedQueries} and {@code walks} of a fixture file. */
final class QueryFixtures {
    private final Area area;
    private final IDataDriver driver;
    private final FixtureFile file;

    QueryFixtures(Area area, FixtureFile file) {
        this.area = area;
        this.driver = area.driver();
        this.file = file;
    }

    /** One check for each case of a rule. */
    List<Executable> checks(String rule) {
        List<Executable> checks = new ArrayList<>();
        file.cases("queries", rule).forEach(row -> checks.add(() -> gives(row)));
        file.cases("refusedQueries", rule).forEach(row -> checks.add(() -> refused(row)));
        for (JsonNode row : file.cases("walks", rule)) {
            row.get("pageSizes").forEach(size -> checks.add(() -> walks(row, size.longValue())));
        }
        return checks;
    }

    private void gives(JsonNode row) {
        QueryAST query = QueryCodec.fromJson(row.get("query"));
        TestObject object = area.object(file);
        String what = " " + row.get("query");
        Face.assertRecords(row.get("records"), driver.find(object.name(), query), query.isOrdered(), "find" + what);
        if (area.declares(Capability.STREAMING)) {
            Face.assertRecords(
                    row.get("records"), Doors.streamed(object, query), query.isOrdered(), "findStream" + what);
        }
        assertEquals(unpaged(object, row.get("query")), driver.count(object.name(), query), () -> "count" + what);
    }

    /** The number of records without limit and offset (decision 25). */
    private long unpaged(TestObject object, JsonNode query) {
        ObjectNode whole = query.deepCopy();
        whole.remove(List.of("limit", "offset", "top", "orderBy"));
        return driver.find(object.name(), QueryCodec.fromJson(whole)).size();
    }

    private void refused(JsonNode row) {
        List<Executable> doors = new ArrayList<>();
        Doors.ofQuery(area.object(file), row.get("query"))
                .forEach((door, call) -> doors.add(() -> FilterFixtures.assertRefused(row, door, call)));
        Assertions.assertAll(row.toString(), doors);
    }

    private void walks(JsonNode row, long size) {
        ObjectNode json = Doors.query(null).put("limit", size);
        json.set("orderBy", row.get("orderBy"));
        List<String> wanted = new ArrayList<>();
        row.get("ids").forEach(id -> wanted.add(id.textValue()));

        List<String> found = Walk.byOffset(area.object(file), QueryCodec.fromJson(json)).stream()
                .map(record -> String.valueOf(record.id()))
                .toList();

        assertEquals(wanted, found, () -> "pages of " + size + " by " + row.get("orderBy"));
    }
}
