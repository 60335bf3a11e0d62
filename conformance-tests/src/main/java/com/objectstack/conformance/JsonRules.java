package com.objectstack.conformance;

import static com.objectstack.driver.Capability.JSON_FIELDS;
import static com.objectstack.driver.Capability.JSON_QUERY;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules {@code json}: structured values and paths into them. */
abstract class JsonRules extends Area {
    private TestObject documents() {
        return object(
                "doc json",
                "{id: 'a', doc: {v: 1, list: ['x', 'y'], deep: {k: 'z'}}}",
                "{id: 'b', doc: {v: '1', list: []}}",
                "{id: 'c', doc: {v: true}}",
                "{id: 'd', doc: {v: null}}",
                "{id: 'e', doc: [1, 2]}",
                "{id: 'f'}");
    }

    @Test
    @RejectedWithout(JSON_QUERY)
    void required_json01_withoutItsCapabilityAPathIsRefused() {
        Assumptions.assumeTrue(declares(JSON_FIELDS), "capability JSON_FIELDS is not declared");
        documents().where("{'doc.v': 1}").isUnsupported("/where/doc.v");
    }

    @Test
    @RejectedWithout(JSON_FIELDS)
    void required_json02_withoutItsCapabilityAJsonFieldIsNotRegistered() {
        ObjectSchema schema = Notation.schema("doc json").named(freshName("json"));

        Asked.unsupported("syncSchema", "/fields/doc/type", () -> driver().syncSchema(schema));
    }

    @Test
    @Requires({JSON_FIELDS, QUERY_FILTERS})
    void optional_json03_aWholeStructureIsAskedForPresenceAlone() {
        documents().where("{doc: {$null: true}}").finds("f");
        documents().where("{doc: {$exists: true}}").finds("a", "b", "c", "d", "e");
        documents().where("{doc: {$contains: 'x'}}").isRefusedEverywhere(INVALID_FILTER, "/where/doc/$contains");
        documents().where("{doc: {$eq: 1}}").isRefusedEverywhere(INVALID_FILTER, "/where/doc/$eq");
        documents().where("{doc: {$in: [1]}}").isRefusedEverywhere(INVALID_FILTER, "/where/doc/$in");
        documents().where("{id: {$eq: {$field: 'doc'}}}").isRefusedEverywhere(INVALID_FILTER, "/where/id/$eq/$field");
    }

    @Test
    @Requires(JSON_FIELDS)
    void optional_json04_everyJsonValueIsReadBackAsItWasWritten() {
        for (String value : List.of(
                "{a: {b: [1, 2.5, 'x', true, null]}}",
                "[]",
                "{}",
                "'text'",
                "'5'",
                "5",
                "2.5",
                "true",
                "false",
                "[[]]")) {
            TestObject object = object("doc json", "{id: 'a', doc: " + value + "}");

            assertEquals(
                    Notation.row("{doc: " + value + "}").get("doc"),
                    object.record("a").get("doc"),
                    value);
        }
        assertNull(object("doc json", "{id: 'a', doc: null}").record("a").get("doc"));
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json05_aComparandMatchesItsOwnKindAlone() {
        documents().where("{'doc.v': 1}").finds("a");
        documents().where("{'doc.v': '1'}").finds("b");
        documents().where("{'doc.v': true}").finds("c");
        documents().where("{'doc.v': {$gte: 0}}").finds("a");
        documents().where("{'doc.v': {$ne: 1}}").finds("b", "c", "d", "e", "f");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json06_whatIsMissingOrNullIsNull() {
        documents().where("{'doc.v': null}").finds("d", "e", "f");
        documents().where("{'doc.v': {$exists: true}}").finds("a", "b", "c");
        documents().where("{'doc.deep.k': {$contains: 'z'}}").finds("a");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json07_aStructureAtAPathExistsAndIsNothingElse() {
        documents().where("{'doc.list': {$exists: true}}").finds("a", "b");
        documents().where("{'doc.list': {$contains: 'x'}}").finds();
        documents().where("{'doc.deep': {$ne: 'x'}}").finds("a", "b", "c", "d", "e", "f");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json08_numbersInAPathAreIndexes() {
        documents().where("{'doc.list.0': 'x'}").finds("a");
        documents().where("{'doc.list.-1': 'y'}").finds("a");
        documents().where("{'doc.1': 2}").finds("e");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json09_oddKeysAreReachedByALongPath() {
        object("doc json", "{id: 'a', doc: {'a.b': {'0': [7]}, '\\u0022': 1}}")
                .where("{doc: {$path: ['a.b', '0', 0], $eq: 7}}")
                .finds("a");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY, QUERY_SORTING})
    void optional_json10_kindsOfJsonValuesHaveAnOrder() {
        object(
                        "doc json",
                        "{id: 'a', doc: {v: 'a'}}",
                        "{id: 'b', doc: {v: 2}}",
                        "{id: 'c', doc: {v: true}}",
                        "{id: 'd', doc: {v: false}}",
                        "{id: 'e', doc: {}}",
                        "{id: 'f', doc: {v: -1.5}}")
                .asking("{orderBy: [{field: 'doc.v'}]}")
                .finds("e", "d", "c", "f", "b", "a");
    }

    @Test
    @Requires({JSON_FIELDS, JSON_QUERY})
    void optional_json11_aPathCanBeProjected() {
        documents()
                .asking("{fields: ['id', {field: 'doc.v', alias: 'v'}], where: {'doc.v': {$exists: true}}}")
                .gives("[{id: 'a', v: 1}, {id: 'b', v: '1'}, {id: 'c', v: true}]");
    }

    @Test
    @Requires({JSON_FIELDS, QUERY_FILTERS})
    void optional_json12_aFileIsATextOrAnObject() {
        TestObject object =
                object("photo image", "{id: 'a', photo: 'a.png'}", "{id: 'b', photo: {url: 'a.png'}}", "{id: 'c'}");

        assertEquals("a.png", object.record("a").get("photo"));
        assertEquals(Map.of("url", "a.png"), object.record("b").get("photo"));
        object.where("{photo: {$contains: 'png'}}").finds("a");
        object.where("{photo: {$notContains: 'png'}}").finds("b", "c");
    }
}
