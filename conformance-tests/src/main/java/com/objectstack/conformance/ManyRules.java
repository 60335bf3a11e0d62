package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules {@code many}: all records that a filter finds, changed or removed. */
abstract class ManyRules extends Area {
    private TestObject records() {
        return object("n number, s text", "{id: 'a', n: 1}", "{id: 'b', n: 2}", "{id: 'c', n: 3}", "{id: 'd'}");
    }

    @Test
    @Requires({UPDATE, QUERY_FILTERS})
    void required_many01_theRecordsOfFindAreChangedAndNoOthers() {
        TestObject object = records();

        assertEquals(2, driver().updateMany(object.name(), Notation.query("{where: {n: {$gt: 1}}}"), Map.of("s", "x")));
        object.where("{s: 'x'}").finds("b", "c");
    }

    @Test
    @Requires({DELETE, QUERY_FILTERS})
    void required_many02_theRecordsOfFindAreRemovedAndNoOthers() {
        TestObject object = records();

        assertEquals(2, driver().deleteMany(object.name(), Notation.query("{where: {$not: {n: {$gt: 1}}}}")));
        assertEquals(List.of("b", "c"), object.ids());
    }

    @Test
    @Requires({UPDATE, DELETE, QUERY_SORTING, QUERY_PAGINATION})
    void required_many03_orderAndPageChooseTheFirstOfThem() {
        TestObject object = records();
        QueryAST second = Notation.query("{orderBy: [{field: 'n', order: 'desc'}], offset: 1, limit: 1}");

        assertEquals(1, driver().updateMany(object.name(), second, Map.of("s", "x")));
        object.where("{s: 'x'}").finds("b");
        assertEquals(1, driver().deleteMany(object.name(), second));
        assertEquals(List.of("a", "c", "d"), object.ids());
        assertEquals(0, driver().deleteMany(object.name(), Notation.query("{limit: 0}")));
        QueryAST last = Notation.query("{orderBy: [{field: 'id', order: 'desc'}], limit: 1}");
        assertEquals(1, driver().updateMany(object.name(), last, Map.of("s", "y")));
        object.where("{s: 'y'}").finds("d");
        assertEquals(1, driver().deleteMany(object.name(), last));
        assertEquals(List.of("a", "c"), object.ids());
    }

    @Test
    @Requires({UPDATE, DELETE})
    void required_many04_otherPropertiesOfTheQueryAreRefused() {
        TestObject object = records();
        Map<String, String> queries = Map.of(
                "/fields", "{fields: ['id']}",
                "/distinct", "{distinct: true}",
                "/groupBy", "{groupBy: ['s']}",
                "/aggregations", "{aggregations: [{function: 'count', alias: 'c'}]}",
                "/cursor", "{cursor: {id: 'a'}}",
                "/joins", "{joins: [{type: 'inner', object: '" + object.name() + "', alias: 'o', on: {}}]}");
        queries.forEach((path, query) -> {
            QueryAST asked = Notation.query(query);
            for (Runnable write : List.<Runnable>of(
                    () -> driver().deleteMany(object.name(), asked),
                    () -> driver().updateMany(object.name(), asked, Map.of("n", 9L)))) {
                DriverException refused = assertThrows(DriverException.class, write::run, query);
                assertTrue(EnumSet.of(INVALID_QUERY, UNSUPPORTED).contains(refused.code()), refused::toString);
                assertEquals(path, refused.path());
            }
        });
        assertEquals(4, object.count());
    }

    @Test
    @Requires(UPDATE)
    void required_many05_everyChangedRecordIsStamped() {
        TestObject object = records();
        driver().create(object.name(), Map.of("id", "old", "updated_at", RecordRules.LONG_AGO));
        driver().updateMany(object.name(), QueryAST.ALL, Map.of("s", "x"));

        assertTrue(Objects.requireNonNull(object.record("old").getInstant("updated_at"))
                .isAfter(RecordRules.LONG_AGO));
    }

    @Test
    @Requires(UPDATE)
    void required_many06_nothingToChangeIsNothingDone() {
        TestObject object = records();
        List<DataRecord> before = object.all();

        assertEquals(0, driver().updateMany(object.name(), QueryAST.ALL, Map.of()));
        assertEquals(before, object.all());
    }

    @Test
    @Requires({UPDATE, INDEXES})
    void optional_many07_aViolationLeavesAllAsTheyWere() {
        TestObject object = object(
                ObjectSchema.of("kit", FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL)),
                "{id: 'a', code: 'c1'}",
                "{id: 'b', code: 'c2'}");
        List<DataRecord> before = object.all();

        Asked.failure(
                "updateMany",
                UNIQUE_VIOLATION,
                () -> driver().updateMany(object.name(), QueryAST.ALL, Map.of("code", "c9")));
        assertEquals(before, object.all());
    }

    @Test
    @Requires({DELETE, QUERY_FILTERS})
    void required_many08_recordsOlderThanADayAreRemoved() {
        TestObject object = object("n number");
        driver().create(object.name(), Map.of("id", "old", "created_at", RecordRules.LONG_AGO));
        driver().create(object.name(), Map.of("id", "new"));

        assertEquals(
                0,
                driver().deleteMany(
                                object.name(),
                                Notation.query("{where: {created_at: {$lt: '2001-01-01T00:00:00.000Z'}}}")));
        assertEquals(
                1,
                driver().deleteMany(
                                object.name(),
                                Notation.query("{where: {created_at: {$lt: '2002-01-01T00:00:00.000Z'}}}")));
        assertEquals(List.of("new"), object.ids());
    }

    @Test
    @Requires({UPDATE, DELETE})
    void required_many09_dataIsCheckedAsInAnUpdate() {
        TestObject object = records();

        Asked.refusal(
                "updateMany",
                () -> driver().updateMany(object.name(), QueryAST.ALL, Map.of("n", "one")),
                TYPE_MISMATCH,
                "/n");
        Asked.refusal(
                "updateMany",
                () -> driver().updateMany(object.name(), QueryAST.ALL, Map.of("nope", 1L)),
                UNKNOWN_FIELD,
                "/nope");
    }
}
