package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;

/**
 * Many records at once; contract §5.17 and SEMANTICS.md decision 19.
 *
 * @param driver the driver
 * @param table a table with a unique field {@code code}, whose record {@code a} has {@code c1}
 */
record BulkLaws(IDataDriver driver, Table table) {
    void bulksAreAllOrNothing() {
        driver.create(table.name(), Map.of("id", "b", "code", "c2"));
        List<DataRecord> before = table.all();
        List<Map<String, String>> rows =
                List.of(Map.of("id", "x"), Map.of("id", "y", "code", "c3"), Map.of("id", "z", "code", "c1"));
        List<RecordUpdate> updates =
                List.of(Table.change("a", Map.of("n", 9L)), Table.change("b", Map.of("code", "c1")));

        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                Outcome.of(() -> driver.bulkCreate(table.name(), rows))
                        .orFail("bulkCreate")
                        .code());
        assertEquals(
                ErrorCode.UNIQUE_VIOLATION,
                Outcome.of(() -> driver.bulkUpdate(table.name(), updates))
                        .orFail("bulkUpdate")
                        .code());
        assertEquals(before, table.all());
    }

    void bulksSkipUnknownIds() {
        driver.create(table.name(), Map.of("id", "b"));
        List<RecordUpdate> updates = List.of(
                Table.change("b", Map.of("n", 2L)),
                Table.change("nobody", Map.of("n", 3L)),
                Table.change("a", Map.of("n", 4L)));
        List<DataRecord> changed = driver.bulkUpdate(table.name(), updates);
        driver.bulkDelete(table.name(), List.of("nobody", "b"));

        assertEquals(List.of("b", "a"), changed.stream().map(DataRecord::id).toList());
        assertEquals(
                List.of(2L, 4L), changed.stream().map(record -> record.get("n")).toList());
        assertEquals(List.of("a"), Table.ids(table.all()));
        assertEquals(List.of(), driver.bulkUpdate(table.name(), List.of()));
        assertEquals(List.of(), driver.bulkCreate(table.name(), List.of()));
        driver.bulkDelete(table.name(), List.of());
        assertEquals(1, table.all().size());
    }

    void otherPropertiesAreRefused() {
        Map<String, Query> queries = Map.of(
                "/fields", Query.query().fields("id"),
                "/distinct", Query.query().distinct(),
                "/groupBy", Query.query().groupBy("s"),
                "/aggregations", Query.query().aggregate(Aggregation.count("c")));
        List<DataRecord> before = table.all();
        queries.forEach((path, query) -> {
            QueryAST built = query.build();
            List<Outcome> outcomes = List.of(
                    Outcome.of(() -> driver.deleteMany(table.name(), built)),
                    Outcome.of(() -> driver.updateMany(table.name(), built, Map.of("n", 3L))));

            outcomes.forEach(outcome -> assertEquals(
                    "INVALID_QUERY " + path,
                    outcome.orFail(path).code() + " " + outcome.orFail(path).path()));
        });
        assertEquals(before, table.all());
    }
}
