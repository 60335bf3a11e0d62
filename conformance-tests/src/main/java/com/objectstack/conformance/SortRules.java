package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.JSON_FIELDS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;

import org.junit.jupiter.api.Test;

/** Rules {@code sort}: the order of records. */
abstract class SortRules extends Area {
    @Test
    @RejectedWithout(QUERY_SORTING)
    void required_sort01_withoutItsCapabilityASortIsRefused() {
        object("n number", "{id: 'a'}").asking("{orderBy: [{field: 'n'}]}").isUnsupported("/orderBy");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort02_ascendingIsTheDefault() {
        TestObject object = object("n number", "{id: 'a', n: 2}", "{id: 'b', n: 1}");

        object.asking("{orderBy: [{field: 'n'}]}").finds("b", "a");
        object.asking("{orderBy: [{field: 'n', order: 'asc'}]}").finds("b", "a");
        object.asking("{orderBy: [{field: 'n', order: 'desc'}]}").finds("a", "b");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort03_laterKeysDecideWhereEarlierOnesTie() {
        object(
                        "n number, s text",
                        "{id: 'a', n: 1, s: 'y'}",
                        "{id: 'b', n: 2, s: 'x'}",
                        "{id: 'c', n: 1, s: 'x'}",
                        "{id: 'd', n: 1, s: 'z'}")
                .asking("{orderBy: [{field: 'n', order: 'desc'}, {field: 's'}]}")
                .finds("b", "c", "a", "d");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort04_nullsComeFirstAscendingAndLastDescending() {
        TestObject object = object("n number", "{id: 'a', n: 1}", "{id: 'b'}", "{id: 'c', n: -1}");

        object.asking("{orderBy: [{field: 'n'}]}").finds("b", "c", "a");
        object.asking("{orderBy: [{field: 'n', order: 'desc'}]}").finds("a", "c", "b");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort05_theQueryCanPlaceNulls() {
        TestObject object = object("n number", "{id: 'a', n: 1}", "{id: 'b'}", "{id: 'c', n: -1}");

        object.asking("{orderBy: [{field: 'n', nulls: 'last'}]}").finds("c", "a", "b");
        object.asking("{orderBy: [{field: 'n', order: 'desc', nulls: 'first'}]}")
                .finds("b", "a", "c");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort06_textIsInTheOrderOfItsCodePoints() {
        object(
                        "s text",
                        "{id: '1', s: 'a'}",
                        "{id: '2', s: 'B'}",
                        "{id: '3', s: '\u00e9'}",
                        "{id: '4', s: '\ud83d\ude00'}",
                        "{id: '5', s: '\uffff'}",
                        "{id: '6', s: ''}",
                        "{id: '7', s: 'aa'}",
                        "{id: '8', s: '10'}",
                        "{id: '9', s: '9'}")
                .asking("{orderBy: [{field: 's'}]}")
                .finds("6", "8", "9", "2", "1", "7", "3", "5", "4");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort07_numbersAreComparedExactly() {
        object(
                        "n number",
                        "{id: 'a', n: 9007199254740993}",
                        "{id: 'b', n: 9007199254740992.0}",
                        "{id: 'd', n: -0.5}",
                        "{id: 'e', n: -1}",
                        "{id: 'f', n: 9223372036854775807}",
                        "{id: 'g', n: 1e300}")
                .asking("{orderBy: [{field: 'n'}]}")
                .finds("e", "d", "b", "a", "f", "g");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort08_falseIsBeforeTrueAndTimeGoesForward() {
        TestObject object = object(
                "ok boolean, at datetime, t time",
                "{id: 'a', ok: true, at: '1969-12-31T23:59:59.999Z', t: '10:00'}",
                "{id: 'b', ok: false, at: '1970-01-01', t: '09:59:59.999'}");

        object.asking("{orderBy: [{field: 'ok'}]}").finds("b", "a");
        object.asking("{orderBy: [{field: 'at'}]}").finds("a", "b");
        object.asking("{orderBy: [{field: 't'}]}").finds("b", "a");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort09_tiesAreBrokenByIdInTheDirectionOfTheLastKey() {
        TestObject object = object("n number", "{id: 'b', n: 1}", "{id: 'c', n: 1}", "{id: 'a', n: 1}");

        object.asking("{orderBy: [{field: 'n'}]}").finds("a", "b", "c");
        object.asking("{orderBy: [{field: 'n', order: 'desc'}]}").finds("c", "b", "a");
        if (declares(QUERY_PAGINATION)) {
            fixtures("paging", "sort-09");
        }
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort10_anUnknownSortKeyIsRefused() {
        fixtures("paging", "sort-10");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort11_anOrderThatIsNeitherUpNorDownIsRefused() {
        fixtures("paging", "sort-11");
    }

    @Test
    @Requires(QUERY_SORTING)
    void required_sort12_theSortKeyNeedNotBeProjected() {
        object("n number", "{id: 'a', n: 2}", "{id: 'b', n: 1}")
                .asking("{fields: ['id'], orderBy: [{field: 'n'}]}")
                .gives("[{id: 'b'}, {id: 'a'}]");
    }

    @Test
    @Requires({QUERY_SORTING, JSON_FIELDS, ARRAY_FIELDS})
    void optional_sort13_listsAndStructuresHaveNoOrder() {
        TestObject object = object("tags tags, doc json");

        object.asking("{orderBy: [{field: 'tags'}]}").isRefused(TYPE_MISMATCH, "/orderBy/0/field");
        object.asking("{orderBy: [{field: 'doc'}]}").isRefused(TYPE_MISMATCH, "/orderBy/0/field");
    }
}
