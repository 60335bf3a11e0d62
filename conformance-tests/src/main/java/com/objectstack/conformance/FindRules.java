package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules {@code find}: what a read returns, whichever door is used. */
abstract class FindRules extends Area {
    private static final String COLUMNS = "s text, n number, at datetime, day date, t time, ok boolean";
    private static final String ROW =
            "{id: 'a', s: 'x', n: 1.5, at: '2026-03-01T04:05:06.789Z', day: '2026-03-01', t: '07:15', ok: true}";

    private TestObject letters() {
        return object("s text, n number", "{id: 'a', s: 'x', n: 1}", "{id: 'b', s: 'y', n: 2}", "{id: 'c', s: 'x'}");
    }

    @Test
    void required_find01_everyRecordCarriesItsIdAsText() {
        TestObject object = object("n number", "{id: '1', n: 1}", "{n: 2}");

        for (DataRecord found : object.all()) {
            assertInstanceOf(String.class, found.get("id"));
            assertFalse(found.containsKey("_id"));
            assertFalse(found.containsKey("rowid"));
        }
    }

    @Test
    void required_find02_columnsComeInDeclaredOrder() {
        DataRecord found = object(COLUMNS, ROW).record("a");

        assertEquals(
                List.of("id", "s", "n", "at", "day", "t", "ok", "created_at", "updated_at"),
                List.copyOf(found.keySet()));
    }

    @Test
    void required_find03_valuesHaveTheirOneJavaForm() {
        DataRecord found = object(COLUMNS, ROW).record("a");

        assertEquals("x", found.get("s"));
        assertEquals(1.5, found.get("n"));
        assertEquals(Instant.parse("2026-03-01T04:05:06.789Z"), found.get("at"));
        assertEquals(LocalDate.of(2026, 3, 1), found.get("day"));
        assertEquals(LocalTime.of(7, 15), found.get("t"));
        assertEquals(true, found.get("ok"));
        assertInstanceOf(Instant.class, found.get("created_at"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find04_fieldsAreThoseAskedForInThatOrder() {
        TestObject object = letters();

        object.asking("{fields: ['n', 's'], where: {id: 'a'}}").gives("[{n: 1, s: 'x'}]");
        assertEquals(5, object.find("{fields: []}").get(0).size());
    }

    @Test
    void required_find05_aFieldAskedForTwiceIsRefused() {
        fixtures("paging", "find-05");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find06_anUnknownFieldIsRefusedWhereverItStands() {
        TestObject object = letters();

        object.asking("{fields: ['nn']}").isRefused(UNKNOWN_FIELD, "/fields/0");
        object.asking("{where: {nn: 1}}").isRefused(UNKNOWN_FIELD, "/where/nn");
        object.asking("{orderBy: [{field: 'nn'}]}").isRefused(UNKNOWN_FIELD, "/orderBy/0/field");
        fixtures("paging", "find-06");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find07_aFieldCanBeRenamed() {
        letters()
                .asking("{fields: ['id', {field: 's', alias: 'letter'}], where: {id: 'b'}}")
                .gives("[{id: 'b', letter: 'y'}]");
    }

    @Test
    void required_find08_recordsAndDataAreCopies() {
        TestObject object = object("s text");
        Map<String, Object> data = new HashMap<>(Map.of("id", "a", "s", "x"));
        DataRecord created = driver().create(object.name(), data);
        data.put("s", "changed");

        assertEquals("x", object.record("a").get("s"));
        assertThrows(UnsupportedOperationException.class, () -> created.put("s", "changed"));
    }

    @Test
    void required_find09_anObjectThatIsNotThereIsUnknownToEveryOperation() {
        IDataDriver driver = driver();
        String none = TestObject.freshName("none");
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("find", () -> driver.find(none, QueryAST.ALL));
        calls.put("findOne", () -> driver.findOne(none, QueryAST.ALL));
        calls.put("findById", () -> driver.findById(none, "a"));
        calls.put("count", () -> driver.count(none, QueryAST.ALL));
        calls.put("distinct", () -> driver.distinct(none, "id"));
        calls.put("explain", () -> driver.explain(none, QueryAST.ALL, DriverOptions.NONE));
        calls.put("create", () -> driver.create(none, Map.of()));
        if (declares(UPDATE)) {
            calls.put("update", () -> driver.update(none, "a", Map.of("n", 1L)));
            calls.put("upsert", () -> driver.upsert(none, Map.of("id", "a"), List.of()));
            calls.put("updateMany", () -> driver.updateMany(none, QueryAST.ALL, Map.of("n", 1L)));
        }
        if (declares(DELETE)) {
            calls.put("delete", () -> driver.delete(none, "a"));
            calls.put("deleteMany", () -> driver.deleteMany(none, QueryAST.ALL));
        }

        calls.forEach((call, run) -> Asked.failure(call, UNKNOWN_OBJECT, run));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find10_findOneGivesOneMatchOrNone() {
        TestObject object = letters();
        QueryAST x = Notation.query("{where: {s: 'x'}}");

        assertTrue(List.of("a", "c")
                .contains(driver().findOne(object.name(), x).orElseThrow().id()));
        assertEquals(Optional.empty(), driver().findOne(object.name(), Notation.query("{where: {s: 'z'}}")));
    }

    @Test
    @Requires({QUERY_SORTING, QUERY_PAGINATION})
    void required_find11_findOneHonoursOrderAndOffset() {
        TestObject object = letters();
        QueryAST second = Notation.query("{fields: ['id'], orderBy: [{field: 's', order: 'desc'}], offset: 1}");

        assertEquals("c", driver().findOne(object.name(), second).orElseThrow().id());
    }

    @Test
    void required_find12_findByIdGivesTheRecordOfThatIdOrNone() {
        TestObject object = letters();

        assertEquals("y", driver().findById(object.name(), "b").orElseThrow().get("s"));
        assertEquals(Optional.empty(), driver().findById(object.name(), "B"));
        assertEquals(Optional.empty(), driver().findById(object.name(), ""));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find13_countIgnoresOrderAndPages() {
        TestObject object = letters();

        object.asking("{}").counts(3);
        object.asking("{where: {s: 'x'}}").counts(2);
        if (declares(QUERY_PAGINATION) && declares(QUERY_SORTING)) {
            object.asking("{orderBy: [{field: 's'}], limit: 1, offset: 2}").counts(3);
        }
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_find14_countOfGroupsCountsTheRecordsThatFindReturns() {
        TestObject object = letters();

        object.asking("{groupBy: ['s']}").counts(2);
        object.asking("{aggregations: [{function: 'sum', field: 'n', alias: 'v'}]}")
                .counts(1);
        object.asking("{fields: ['s'], distinct: true}").counts(2);
    }

    @Test
    void required_find15_distinctGivesEveryValueOnceInOrder() {
        TestObject object = letters();

        assertEquals(List.of("x", "y"), driver().distinct(object.name(), "s"));
        assertEquals(Arrays.asList(null, 1L, 2L), driver().distinct(object.name(), "n"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find16_distinctTakesAFilter() {
        TestObject object = letters();
        Condition none = Field.field("s").eq("z");

        assertEquals(
                List.of("x"),
                driver().distinct(object.name(), "s", Field.field("id").ne("b"), DriverOptions.NONE));
        assertEquals(List.of(), driver().distinct(object.name(), "s", none, DriverOptions.NONE));
    }

    @Test
    void required_find17_distinctPresentsValuesAsFindDoes() {
        TestObject object = object(
                COLUMNS,
                ROW,
                ROW.replace("'a'", "'b'").replace("2026-03-01T04:05:06.789Z", "2026-03-01T05:05:06.789+01:00"));

        for (String field : List.of("at", "day", "t", "ok", "n")) {
            assertEquals(List.of(object.record("a").get(field)), driver().distinct(object.name(), field), field);
        }
    }

    @Test
    void required_find18_distinctRecordsAreDifferentInTheirProjectedFields() {
        letters().asking("{fields: ['s'], distinct: true}").gives("[{s: 'x'}, {s: 'y'}]");
        if (declares(QUERY_SORTING)) {
            fixtures("paging", "find-18");
        }
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_find19_distinctRecordsAreSortedByProjectedFieldsAlone() {
        fixtures("paging", "find-19");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find20_noMatchIsAnEmptyResult() {
        TestObject object = letters();

        object.asking("{where: {s: 'z'}}").gives("[]");
        object.asking("{where: {s: 'z'}}").counts(0);
    }

    @Test
    void required_find21_explainRunsNothing() {
        TestObject object = letters();
        Explanation explained = driver().explain(object.name(), QueryAST.ALL, DriverOptions.NONE);

        assertFalse(explained.sql().isBlank());
        assertEquals(3, object.count());
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_find22_auditFieldsHaveASecondSpelling() {
        TestObject object = letters();

        object.asking("{where: {createdAt: {$gt: '2001-01-01'}, updatedAt: {$null: false}}}")
                .finds("a", "b", "c");
        assertTrue(object.find("{fields: ['createdAt']}").get(0).containsKey("created_at"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void optional_find23_aMisspeltNameIsAnsweredWithTheNearestOne() {
        TestObject object = object("amount number, status text");
        DriverException refused =
                Asked.refusal("find", () -> object.find("{where: {amuont: 1}}"), UNKNOWN_FIELD, "/where/amuont");

        assertTrue(refused.hint().orElse("").contains("amount"), refused::toString);
    }
}
